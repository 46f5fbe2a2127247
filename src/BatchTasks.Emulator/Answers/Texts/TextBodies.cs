using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The bodies of the endpoints that answer with text.</summary>
internal static class TextBodies
{
    public static EmulatedResponse Write(EmulatedRequest request, IReadOnlyList<TextAnswer> answers) => new(200, request.Endpoint switch
    {
        EndpointCatalog.ChatCompletions => ChatBody.Write(request, answers),
        EndpointCatalog.Responses => ResponsesBody.Write(request, answers),
        EndpointCatalog.Completions => CompletionsBody.Write(request, answers),
        _ => throw new ArgumentException($"The endpoint {request.Endpoint} does not answer with text.", nameof(request)),
    });

    /// <summary>One answer for each choice that the request asks for.</summary>
    public static EmulatedResponse Write(EmulatedRequest request, TextAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = new TextRequest(request);
        var count = asked.Choices * (asked.IsCompletions ? Math.Max(1, request.Inputs.Count) : 1);
        return Write(request, [.. Enumerable.Repeat(answer, count)]);
    }
}
