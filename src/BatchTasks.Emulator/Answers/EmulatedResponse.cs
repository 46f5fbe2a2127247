using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Answers.Embeddings;
using BatchTasks.Emulator.Answers.Images;
using BatchTasks.Emulator.Answers.Moderations;
using BatchTasks.Emulator.Answers.Texts;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator;

/// <summary>The answer to one request: an HTTP status code and a JSON body.</summary>
public sealed class EmulatedResponse
{
    internal EmulatedResponse(int statusCode, ReadOnlyMemory<byte> body)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>The HTTP status code. A 2xx goes to the output file, anything else to the error file.</summary>
    public int StatusCode { get; }

    internal bool IsTimeout { get; private init; }

    /// <summary>The body: one JSON value in UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>
    /// What the emulator answers when it has no handler, always the same for the same body. Chat, responses: calls where the request forces a function or, if
    /// it may be called, its text names one; a document that conforms to the schema where there is one; else an echo of the last user message, as far as the
    /// stop sequences and the token limit let it. Completions: an echo of each prompt. Embeddings: unit vectors that follow from the inputs. Moderations:
    /// a category is flagged where the text has the words of its name. Images: small PNGs. Videos: one that is completed.
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

    /// <summary>A text, in the form of the request's endpoint: of chat completions, responses or completions. Each choice that is asked for has it.</summary>
    /// <param name="request">The request that it answers; its model and usage are taken from there.</param>
    /// <param name="text">The text: for a structured answer, the JSON document.</param>
    /// <exception cref="ArgumentException">The endpoint is none of these.</exception>
    public static EmulatedResponse Text(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextBodies.Write(request, new TextAnswer { Text = text });
    }

    /// <summary>Several texts: a choice for each of a chat completion or completion, a message for each of a response.</summary>
    /// <param name="request">The request that they answer.</param>
    /// <param name="texts">The texts, in the order of the choices or messages.</param>
    /// <exception cref="ArgumentException">The endpoint does not answer with text.</exception>
    public static EmulatedResponse Texts(EmulatedRequest request, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(texts);
        return TextBodies.Write(request, [.. texts.Select(text => new TextAnswer { Text = text })]);
    }

    /// <summary>A chat completion or response that refuses: it has no content but the refusal.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="refusal">Why the model refuses.</param>
    /// <exception cref="ArgumentException">The endpoint is none of these.</exception>
    public static EmulatedResponse Refusal(EmulatedRequest request, string refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return TextBodies.Write(request, new TextAnswer { Refusal = refusal });
    }

    /// <summary>
    /// A text that stops in its middle: <c>finish_reason</c> is <c>length</c>; a response is <c>incomplete</c> because of <c>max_output_tokens</c>.
    /// </summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="text">What came before the limit.</param>
    /// <exception cref="ArgumentException">The endpoint does not answer with text.</exception>
    public static EmulatedResponse Truncated(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextBodies.Write(request, new TextAnswer { Text = text, End = TextEnd.Limit });
    }

    /// <summary>A text that a content filter stops: <c>finish_reason</c>, or the reason why a response is <c>incomplete</c>, is <c>content_filter</c>.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="text">What came before the filter.</param>
    /// <exception cref="ArgumentException">The endpoint does not answer with text.</exception>
    public static EmulatedResponse Filtered(EmulatedRequest request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextBodies.Write(request, new TextAnswer { Text = text, End = TextEnd.ContentFilter });
    }

    /// <summary>A chat completion or response that calls a function of the request.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">Its arguments as JSON text.</param>
    /// <exception cref="ArgumentException">The endpoint is none of these.</exception>
    public static EmulatedResponse ToolCall(EmulatedRequest request, string function, string arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        return ToolCalls(request, [new(function, arguments)]);
    }

    /// <summary>A chat completion or response that calls functions of the request, one after the other.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="text">What is said beside them, or null.</param>
    /// <exception cref="ArgumentException">The endpoint is none of these, or there is no call.</exception>
    public static EmulatedResponse ToolCalls(EmulatedRequest request, IReadOnlyList<EmulatedToolCall> calls, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (calls.Count == 0)
            throw new ArgumentException("There is no call.", nameof(calls));

        return TextBodies.Write(request, new TextAnswer { Text = text, Calls = calls });
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

    /// <summary>A moderation. A category is flagged from a score of 0.5 on.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="scores">For each input, scores from 0 to 1 by category, such as <c>violence/graphic</c>. A category without one has 0.</param>
    /// <exception cref="ArgumentException">The request is of another endpoint, or a name is no category.</exception>
    public static EmulatedResponse Moderations(EmulatedRequest request, IReadOnlyList<IReadOnlyDictionary<string, double>> scores)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var each in scores)
            ModerationsBody.Check(request, each);

        return new(200, ModerationsBody.Write(request, scores));
    }

    /// <summary>Images that were generated or edited, as base64 or, where a DALL-E model is asked for urls, as <c>data:</c> urls.</summary>
    /// <param name="request">The request that they answer.</param>
    /// <param name="images">The images' bytes. They are said to be PNGs.</param>
    /// <exception cref="ArgumentException">The request is of another endpoint.</exception>
    public static EmulatedResponse Images(EmulatedRequest request, IReadOnlyList<ReadOnlyMemory<byte>> images)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(images);
        return request.Endpoint is EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits
            ? new(200, ImagesBody.Write(request, images))
            : throw new ArgumentException($"The endpoint {request.Endpoint} does not answer with images.", nameof(request));
    }

    /// <summary>A video that could not be made: the answer's status is 200, the video's is <c>failed</c>.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="message">Its message.</param>
    /// <exception cref="ArgumentException">The request is of another endpoint.</exception>
    public static EmulatedResponse FailedVideo(EmulatedRequest request, string code, string message)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(message);
        return request.Endpoint == EndpointCatalog.Videos
            ? new(200, VideoBody.Write(request, (code, message)))
            : throw new ArgumentException($"The endpoint {request.Endpoint} does not answer with videos.", nameof(request));
    }

    /// <summary>
    /// No answer, because the model took too long: the row of a batch has no response but the error <c>request_timeout</c>; a call is answered with status 504.
    /// </summary>
    public static EmulatedResponse TimedOut() =>
        new(504, ErrorBody.Write(504, RowErrors.TimedOut)) { IsTimeout = true };

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
}
