using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers;

/// <summary>The tokens that go into a request: what its answer's usage tells, and what it takes of the queue.</summary>
internal static class PromptTokens
{
    public static int Of(EmulatedRequest request) => Math.Max(1, request.Endpoint switch
    {
        EndpointCatalog.ChatCompletions => TokenCount.Of(RequestText.Property(request.Body, "messages")),
        EndpointCatalog.Responses => TokenCount.Of(RequestText.Property(request.Body, "input")) + TokenCount.Of(RequestText.Property(request.Body, "instructions")),
        EndpointCatalog.Embeddings or EndpointCatalog.Moderations => TokenCount.Of(RequestText.Property(request.Body, "input")),
        EndpointCatalog.Completions => TokenCount.Of(RequestText.Property(request.Body, "prompt")),
        _ => TokenCount.Of(request.LastUserText),
    });
}
