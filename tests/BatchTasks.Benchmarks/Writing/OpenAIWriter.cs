using System.ClientModel.Primitives;
using System.Text.Json;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Tasks;
using OpenAI;
using OpenAI.Chat;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>
/// The official package's own types for the body, in a line written by <see cref="Utf8JsonWriter"/>. Model and messages are no public properties of
/// its options; its patches bring them in.
/// </summary>
internal sealed class OpenAIWriter : LineWriter
{
    private static readonly ChatResponseFormat s_format =
        ChatResponseFormat.CreateJsonSchemaFormat("Verdict", BinaryData.FromString(Constants.Schema.GetRawText()), jsonSchemaIsStrict: true);

    private static readonly SystemChatMessage s_system = new(ReviewRequest.SystemMessage);

    private Utf8JsonWriter? _json;

    public override string Name => Peers.OpenAI;

    public override void Write(int index, ReviewTask task, BlockBuffer output)
    {
        var json = _json ??= new(output, new JsonWriterOptions { SkipValidation = true });
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("custom_id"u8, $"review-{task.Id}");
        json.WriteString("method"u8, "POST"u8);
        json.WriteString("url"u8, BatchEndpoints.ChatCompletions);
        json.WritePropertyName("body"u8);
        json.WriteRawValue(BodyOf(task).ToMemory().Span, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        output.Append("\n"u8);
    }

    private static BinaryData BodyOf(ReviewTask task)
    {
        var options = new ChatCompletionOptions { Temperature = 0, ResponseFormat = s_format };
        List<ChatMessage> messages = [s_system, new UserChatMessage(task.Text)];
        options.Patch.Set("$.model"u8, ReviewRequest.Model);
        options.Patch.Set("$.messages"u8, ModelReaderWriter.Write(messages, ModelReaderWriterOptions.Json, OpenAIContext.Default));
        return ModelReaderWriter.Write(options, ModelReaderWriterOptions.Json, OpenAIContext.Default);
    }
}
