using System.Buffers;
using System.Security.Cryptography;

namespace BatchTasks.Instructions;

/// <summary>A task with members of many types.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Name}/{Id}", Result = typeof(string))]
[SystemMessage("Judge the text. \"Plainly\", 簡潔に.")]
[UserMessage("{Text}")]
[UserMessage("{Key} {Day} {Weight}")]
public sealed partial record MixedTask(int Id, string Name, string Text, Guid Key, DateOnly Day, double Weight);

/// <summary>The lines of tasks with texts of all kinds.</summary>
internal static class WrittenLines
{
    private const int Tasks = 4_000;

    public static string Digest()
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var task in All())
            BatchLine.Write<MixedTask, string>(task, output);

        return Convert.ToHexString(SHA256.HashData(output.WrittenSpan));
    }

    public static async Task<string> DigestOfFileAsync()
    {
        using var stream = new MemoryStream();
        await BatchFile.WriteAsync<MixedTask, string>(stream, All(), new() { Provider = BatchProvider.Vllm });
        stream.Position = 0;
        return Convert.ToHexString(await SHA256.HashDataAsync(stream));
    }

    private static IEnumerable<MixedTask> All()
    {
        var day = new DateOnly(2026, 1, 1);
        return Texts.Mixtures(Tasks).Select((text, index) =>
            new MixedTask(index, text[..Math.Min(text.Length, 40)], text, new Guid(index, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), day.AddDays(index), index / 7.0));
    }
}
