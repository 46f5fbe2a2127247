using System.Text.Json;
using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator;

/// <summary>The answer to one request: an HTTP status code and a JSON body.</summary>
public sealed class EmulatedResponse
{
    private EmulatedResponse(int statusCode, ReadOnlyMemory<byte> body)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>The HTTP status code. A 2xx goes to the output file, anything else to the error file.</summary>
    public int StatusCode { get; }

    /// <summary>The body: one JSON value in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>
    /// What the emulator answers when it has no handler, always the same for the same body. Chat: a document that conforms to the schema where the request
    /// has a json_schema response format, a call with such arguments where it forces a function, else an echo of the last user message. Embeddings: unit
    /// vectors that follow from the inputs. Any other endpoint: an error with status 501.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <exception cref="FormatException">The request's schema has a reference that leads nowhere, or no finite document conforms to it.</exception>
    public static EmulatedResponse Default(EmulatedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DefaultAnswers.Answer(request);
    }

    /// <summary>Any status code with any body.</summary>
    /// <param name="statusCode">From 100 to 599.</param>
    /// <param name="body">One JSON value in UTF-8.</param>
    /// <exception cref="ArgumentException">The body is not JSON.</exception>
    public static EmulatedResponse Json(int statusCode, ReadOnlyMemory<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        try
        {
            using var document = JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The body is not JSON: {exception.Message}", nameof(body), exception);
        }

        return new(statusCode, body);
    }

    /// <summary>A chat completion whose message has this content, finished with <c>stop</c>.</summary>
    /// <param name="request">The request that it answers; its model and usage are taken from there.</param>
    /// <param name="text">The message's content: for a structured answer, the JSON document.</param>
    public static EmulatedResponse ChatText(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Chat(request, new ChatMessage { Content = text });
    }

    /// <summary>A chat completion that refuses: <c>content</c> is null and <c>refusal</c> has the text.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="refusal">Why the model refuses.</param>
    public static EmulatedResponse Refusal(EmulatedRequest request, string refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Chat(request, new ChatMessage { Refusal = refusal });
    }

    /// <summary>A chat completion that stops in its middle: <c>finish_reason</c> is <c>length</c>.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="text">What came before the limit.</param>
    public static EmulatedResponse Truncated(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Chat(request, new ChatMessage { Content = text, FinishReason = "length" });
    }

    /// <summary>A chat completion that a content filter stops: <c>finish_reason</c> is <c>content_filter</c>.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="text">What came before the filter.</param>
    public static EmulatedResponse Filtered(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Chat(request, new ChatMessage { Content = text, FinishReason = "content_filter" });
    }

    /// <summary>A chat completion that calls a function of the request.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">Its arguments as JSON text.</param>
    public static EmulatedResponse ToolCall(EmulatedRequest request, string function, string arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        return Chat(request, new ChatMessage { Function = function, Arguments = arguments, FinishReason = "stop" });
    }

    /// <summary>An embeddings answer with these vectors, in the <c>encoding_format</c> that the request asks for.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="vectors">One vector for each input.</param>
    public static EmulatedResponse Embeddings(EmulatedRequest request, IReadOnlyList<ReadOnlyMemory<float>> vectors)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(vectors);
        return new(200, EmbeddingsBody.Write(request, vectors));
    }

    /// <summary>An error in the service's shape: <c>{"error":{"message","type","param","code"}}</c>.</summary>
    /// <param name="statusCode">From 400 to 599.</param>
    /// <param name="code">The error's code, or null.</param>
    /// <param name="message">Its message.</param>
    /// <param name="param">The parameter that it is about, or null.</param>
    public static EmulatedResponse Error(int statusCode, string? code, string message, string? param = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        ArgumentNullException.ThrowIfNull(message);
        return new(statusCode, ErrorBody.Write(statusCode, new(code, message, param)));
    }

    private static EmulatedResponse Chat(EmulatedRequest request, ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(200, ChatBody.Write(request, message));
    }
}
