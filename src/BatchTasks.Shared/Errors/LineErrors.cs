using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Errors;

/// <summary>
/// What the service says about one line of an input file. Where a comment does not say otherwise, code, parameter and message are those that OpenAI
/// was seen to give.
/// </summary>
internal static class LineErrors
{
    public static readonly ServiceError NotJson =
        new(ServiceErrorCodes.InvalidJsonLine, "This line is not parseable as valid JSON.", null);

    public static readonly ServiceError UrlMismatch =
        new(ServiceErrorCodes.InvalidUrl, "The URL provided for this request does not match the batch endpoint.", "url");

    public static readonly ServiceError Streaming =
        new(ServiceErrorCodes.StreamingUnsupported, "Chat Completions: Streaming is not supported in the Batch API.", "body.stream");

    /// <summary>A field of the line itself: custom_id, method, url, body.</summary>
    public static ServiceError MissingField(string field) =>
        new(ServiceErrorCodes.MissingRequiredParameter, $"Missing required parameter: '{field}'.", field);

    /// <summary>A part of the body: seen for model and messages; the others follow the same form.</summary>
    public static ServiceError MissingBodyPart(string part) =>
        new(ServiceErrorCodes.InvalidRequest, $"{char.ToUpperInvariant(part[0])}{part.Substring(1)} parameter is required.", $"body.{part}");

    /// <summary>Not seen for a line; the code and the wording are those that the service has for a field of CreateBatch.</summary>
    public static ServiceError WrongType(string field, string expected, JsonTokenKind found) =>
        new(ServiceErrorCodes.InvalidType, $"Invalid type for '{field}': expected {expected}, but got {JsonTypeName(found)} instead.", field);

    /// <summary>Not seen for a line; the code and the wording are those that the service has for a field of CreateBatch.</summary>
    public static ServiceError WrongMethod(string method) =>
        new(ServiceErrorCodes.InvalidValue, $"Invalid value: '{method}'. Supported values are: 'POST'.", "method");

    public static ServiceError ModelNotFound(string model) =>
        new(ServiceErrorCodes.ModelNotFound, $"The provided model '{model}' is not supported by the Batch API.", "body.model");

    /// <summary>The code is OpenAI's, the wording that of a compatible service that copies its other messages.</summary>
    public static ServiceError DuplicateCustomId(string customId) => new(
        ServiceErrorCodes.DuplicateCustomId,
        $"The custom_id '{customId}' for this request is a duplicate of another request. "
        + "The custom_id parameter must be unique for each request in a batch.",
        "custom_id");

    /// <summary>The code is OpenAI's, the wording that of a compatible service that copies its other messages.</summary>
    public static ServiceError MismatchedModel(string model) => new(
        ServiceErrorCodes.MismatchedModel,
        $"The model '{model}' for this request does not match the rest of the batch. Each batch must contain requests for a single model.",
        "body.model");

    /// <summary>A JSON type as the service names it in its messages.</summary>
    public static string JsonTypeName(JsonTokenKind kind) => kind switch
    {
        JsonTokenKind.ObjectStart => "an object",
        JsonTokenKind.ArrayStart => "an array",
        JsonTokenKind.String or JsonTokenKind.Name => "a string",
        JsonTokenKind.Number => "a number",
        JsonTokenKind.True or JsonTokenKind.False => "a boolean",
        _ => "null",
    };
}
