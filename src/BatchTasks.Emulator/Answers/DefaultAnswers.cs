using BatchTasks.Emulator.Answers.Embeddings;
using BatchTasks.Emulator.Answers.Images;
using BatchTasks.Emulator.Answers.Moderations;
using BatchTasks.Emulator.Answers.Texts;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers;

/// <summary>The answers that the emulator gives on its own. They follow from the request's body alone.</summary>
internal static class DefaultAnswers
{
    public static EmulatedResponse Answer(EmulatedRequest request) => request.Endpoint switch
    {
        EndpointCatalog.ChatCompletions or EndpointCatalog.Responses or EndpointCatalog.Completions => TextAnswers.Answer(request),
        EndpointCatalog.Embeddings => EmbeddingAnswers.Answer(request),
        EndpointCatalog.Moderations => ModerationAnswers.Answer(request),
        EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits => ImageAnswers.Answer(request),
        EndpointCatalog.Videos => new(200, VideoBody.Write(request, failure: null)),
        _ => EmulatedResponse.Error(501, "not_emulated", $"The emulator has no answer of its own for {request.Endpoint}: give it a handler."),
    };
}
