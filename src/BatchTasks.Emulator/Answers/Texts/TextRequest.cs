using System.Text.Json;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>What a request for text asks for, read alike out of the bodies of chat completions, responses and completions.</summary>
internal sealed class TextRequest(EmulatedRequest request)
{
    /// <summary>The tokens that a completion has where the body does not say. Source: the default of <c>max_tokens</c> in the OpenAPI document.</summary>
    private const int CompletionTokens = 16;

    private readonly JsonElement _body = request.Body;

    public bool IsResponses => request.Endpoint == EndpointCatalog.Responses;

    public bool IsCompletions => request.Endpoint == EndpointCatalog.Completions;

    /// <summary>Choices for each prompt.</summary>
    public int Choices => IsResponses ? 1 : Math.Clamp(RequestText.Whole(_body, "n") ?? 1, 1, 128);

    /// <summary>The schema that the answer must conform to, or null.</summary>
    public JsonElement? Schema => FormatType == "json_schema" ? RequestText.Property(IsResponses ? Format : RequestText.Property(Format, "json_schema"), "schema") : null;

    public bool IsJson => FormatType is "json_object" or "json_schema";

    public int? MostTokens => IsResponses
        ? RequestText.Whole(_body, "max_output_tokens")
        : RequestText.Whole(_body, "max_completion_tokens") ?? RequestText.Whole(_body, "max_tokens") ?? (IsCompletions ? CompletionTokens : null);

    public IReadOnlyList<string> Stops => IsResponses ? [] : RequestText.Property(_body, "stop") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!)],
        _ => [],
    };

    /// <summary>How many tokens are to be told beside each token of the answer, or null where no log probabilities are asked for.</summary>
    public int? TopLogProbs
    {
        get
        {
            if (IsCompletions)
                return RequestText.Whole(_body, "logprobs");

            var isAsked = IsResponses
                ? RequestText.Property(_body, "include") is { ValueKind: JsonValueKind.Array } include
                    && include.EnumerateArray().Any(each => each.ValueKind == JsonValueKind.String && each.ValueEquals("message.output_text.logprobs"))
                : RequestText.IsTrue(_body, "logprobs");
            return isAsked ? Math.Clamp(RequestText.Whole(_body, "top_logprobs") ?? 0, 0, 20) : null;
        }
    }

    private JsonElement? Format => IsResponses ? RequestText.Property(RequestText.Property(_body, "text"), "format") : RequestText.Property(_body, "response_format");

    private string? FormatType => IsCompletions ? null : RequestContent.Name(Format, "type");
}
