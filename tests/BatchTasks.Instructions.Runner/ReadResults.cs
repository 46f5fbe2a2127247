using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Instructions;

/// <summary>What a model said of a text.</summary>
public sealed record Saying(string Text, double Weight, IReadOnlyList<string> Parts);

/// <summary>A task whose answers are read as JSON.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Id}", Result = typeof(Saying))]
[UserMessage("{Text}")]
public sealed partial record SayingTask(int Id, string Text);

/// <summary>A task whose answers are vectors.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "{Id}")]
[Input("{Text}")]
public sealed partial record VectorTask(int Id, string Text);

/// <summary>The outcomes of result lines with texts of all kinds.</summary>
internal static class ReadResults
{
    private const int Lines = 2_000;

    public static async Task<string> DigestOfAnswersAsync()
    {
        var lines = Texts.Mixtures(Lines).Select((text, index) => Line(index, Choice(JsonSerializer.Serialize(new Saying(text, index / 7.0, [text[..(text.Length / 2)], ""])))));
        return await DigestAsync<SayingTask, Saying>(lines, static value => $"{value.Text}|{value.Weight:R}|{string.Join('|', value.Parts)}");
    }

    public static async Task<string> DigestOfVectorsAsync()
    {
        var lines = Enumerable.Range(0, Lines).Select(index => Line(index, Embedding(Numbers(index))));
        return await DigestAsync<VectorTask, ReadOnlyMemory<float>>(lines, static value => string.Join("|", value.ToArray().Select(static number => BitConverter.SingleToInt32Bits(number))));
    }

    private static async Task<string> DigestAsync<TTask, TResult>(IEnumerable<string> lines, Func<TResult, string> describe)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines)));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var outcome in BatchFile.ReadAsync<TTask, TResult>(file, "output.jsonl"))
        {
            var value = outcome is BatchOutcome<TResult>.Succeeded succeeded ? describe(succeeded.Value) : outcome.Reason;
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{outcome.CustomId} {outcome.Kind} {outcome.Usage} {value}\n")));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Line(int index, string body) =>
        $"{{\"id\": \"batch_req_{index}\", \"custom_id\": \"{index}\", \"response\": {{\"status_code\": 200, \"request_id\": \"r{index}\", \"body\": {body}}}, \"error\": null}}\n";

    // One in some hundred is broken: those are read plainly.
    private static string Choice(string content) =>
        $"{{\"object\": \"chat.completion\", \"model\": \"m\", \"choices\": [{{\"index\": 0, \"message\": {{\"role\": \"assistant\", \"content\": {JsonSerializer.Serialize(content, s_relaxed)}}}, "
        + $"\"finish_reason\": \"stop\"}}], \"usage\": {{\"prompt_tokens\": {content.Length}, \"completion_tokens\": 1, \"total_tokens\": {(content.Length % 211 == 0 ? "?" : content.Length + 1)}}}}}";

    private static string Embedding(IEnumerable<string> numbers) =>
        $"{{\"object\": \"list\", \"data\": [{{\"object\": \"embedding\", \"index\": 0, \"embedding\": [{string.Join(", ", numbers)}]}}], \"model\": \"m\", \"usage\": {{\"prompt_tokens\": 1, \"total_tokens\": 1}}}}";

    private static IEnumerable<string> Numbers(int seed) =>
        Enumerable.Range(1, 64).Select(i => (Math.Sin((seed * 64.0) + i) * Math.Pow(10, (i % 9) - 6)).ToString("R", CultureInfo.InvariantCulture));

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
