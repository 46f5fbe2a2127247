using System.Buffers;
using System.Text.Json;

namespace BatchTasks;

/// <summary>A request that is sent without a batch.</summary>
/// <param name="CustomId">The id of its task.</param>
/// <param name="Url">Where to, as it would stand in its line.</param>
/// <param name="Model">The model, where one is named.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record PreviewRequest(string CustomId, string Url, string? Model, ReadOnlyMemory<byte> Body)
{
    public static PreviewRequest Of<TTask, TResult>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var body = BodyOf<TTask, TResult>(task);
        return new(CustomIdOf<TTask, TResult>(task), TTask.Definition.Endpoint, TTask.Definition.Model ?? ModelOf(body.Span), body);
    }

    public static PreviewRequest Of(BatchFileRequest request) => new(request.CustomId, request.Url, request.Model, request.Body);

    private static string CustomIdOf<TTask, TResult>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(buffer);
        writer.WriteConstant("\""u8);
        TTask.WriteCustomId(task, ref writer);
        writer.WriteConstant("\""u8);
        writer.Flush();
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return reader.GetString()!;
    }

    private static ReadOnlyMemory<byte> BodyOf<TTask, TResult>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(buffer);
        TTask.WriteBody(task, ref writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static string? ModelOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isModel = reader.ValueTextEquals("model"u8);
            reader.Read();
            if (isModel)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

            reader.Skip();
        }

        return null;
    }
}
