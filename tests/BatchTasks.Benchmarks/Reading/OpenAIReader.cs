using System.ClientModel.Primitives;
using System.Runtime.InteropServices;
using System.Text.Json;
using BatchTasks.Benchmarks.Comparison;
using OpenAI;
using OpenAI.Chat;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>The official package's types for the body, found in its line by a <see cref="JsonDocument"/>.</summary>
internal sealed class OpenAIReader : ResultReader
{
    public override string Name => Peers.OpenAI;

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            using var document = JsonDocument.Parse(file.AsMemory(lines.Start, lines.Current.Length));
            var response = document.RootElement.GetProperty("response");
            var body = JsonMarshal.GetRawUtf8Value(response.GetProperty("body")).ToArray();
            var completion = ModelReaderWriter.Read<ChatCompletion>(BinaryData.FromBytes(body), ModelReaderWriterOptions.Json, OpenAIContext.Default)!;
            var usage = completion.Usage;
            tally.Add(
                document.RootElement.GetProperty("custom_id").GetString()!,
                response.GetProperty("request_id").GetString(),
                completion.Model,
                completion.FinishReason is ChatFinishReason.Stop ? "stop" : completion.FinishReason.ToString(),
                new(usage.InputTokenCount, usage.InputTokenDetails.CachedTokenCount, usage.OutputTokenCount, usage.OutputTokenDetails.ReasoningTokenCount, usage.TotalTokenCount),
                JsonSerializer.Deserialize(completion.Content[0].Text, ResultContext.Default.Verdict)!);
        }
    }
}
