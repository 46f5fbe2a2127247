using System.Text.Json.Serialization;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>A result line for serializers: only the members that are asked for.</summary>
internal sealed record ResultLineDto(string CustomId, ResponseDto Response)
{
    public void AddTo(ChatTally tally, Verdict verdict)
    {
        var body = Response.Body;
        tally.Add(CustomId, Response.RequestId, body.Model, body.Choices[0].FinishReason, body.Usage.ToUsage(), verdict);
    }

    [JsonIgnore, Newtonsoft.Json.JsonIgnore]
    public string Content => Response.Body.Choices[0].Message.Content;
}

internal sealed record ResponseDto(string? RequestId, BodyDto Body);

internal sealed record BodyDto(string Model, ChoiceDto[] Choices, UsageDto Usage);

internal sealed record ChoiceDto(MessageDto Message, string? FinishReason);

internal sealed record MessageDto(string Content, string? Refusal);

internal sealed record UsageDto(long PromptTokens, long CompletionTokens, long TotalTokens, PromptDetailsDto? PromptTokensDetails, CompletionDetailsDto? CompletionTokensDetails)
{
    public BatchUsage ToUsage() =>
        new(PromptTokens, PromptTokensDetails?.CachedTokens ?? 0, CompletionTokens, CompletionTokensDetails?.ReasoningTokens ?? 0, TotalTokens);
}

internal sealed record PromptDetailsDto(long CachedTokens);

internal sealed record CompletionDetailsDto(long ReasoningTokens);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ResultLineDto))]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class ResultContext : JsonSerializerContext;
