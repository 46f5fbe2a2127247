using System.Text.Json;

namespace BatchTasks;

/// <summary>Why a part has no batch.</summary>
internal sealed record PartRefusal
{
    public required string Message { get; init; }

    public int? StatusCode { get; init; }

    public string? Code { get; init; }

    /// <summary>Whether it was called off from this side before it was submitted.</summary>
    public bool IsCancellation { get; init; }

    public static PartRefusal Of(BatchServiceException exception) => new()
    {
        Message = exception.Message,
        StatusCode = exception.StatusCode,
        Code = exception.Code,
    };

    public static PartRefusal? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, StateJson.Default.PartRefusal);

    public string ToJson() => JsonSerializer.Serialize(this, StateJson.Default.PartRefusal);
}
