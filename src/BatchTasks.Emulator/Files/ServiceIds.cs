using System.Security.Cryptography;

namespace BatchTasks.Emulator.Files;

/// <summary>Ids in the forms that the service gives.</summary>
internal static class ServiceIds
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string File() => $"file-{RandomNumberGenerator.GetString(Alphanumeric, 22)}";

    public static string Batch() => $"batch_{Guid.NewGuid():n}";

    public static string BatchRequest() => $"batch_req_{Guid.NewGuid():n}";

    public static string Request() => $"{Guid.NewGuid():n}";
}
