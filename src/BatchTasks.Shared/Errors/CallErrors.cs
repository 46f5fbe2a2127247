using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Shared.Errors;

/// <summary>What the service answers to a call that it refuses at once, before there is a batch. Status codes are the caller's.</summary>
internal static class CallErrors
{
    public static readonly ServiceError NoApiKey = new(
        null,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        null);

    public static readonly ServiceError WrongApiKey = new(ServiceErrorCodes.InvalidApiKey, "Incorrect API key provided.", null);

    public static readonly ServiceError BodyNotJson = new(null, "We could not parse the JSON body of your request.", null);

    /// <summary>An escape of half a surrogate pair. How the service puts it is not known.</summary>
    public static readonly ServiceError BodyNotUnicode = new(
        null, "The body of your request has an escape of half a surrogate pair, which is no Unicode text.", null);

    /// <summary>What passes, of a service that is too busy (429, 503) or that fails. The words are the service's.</summary>
    public static ServiceError Passing(int statusCode) => statusCode switch
    {
        429 => new(ServiceErrorCodes.RateLimitExceeded, "Rate limit reached for requests.", null),
        503 => new(null, "The engine is currently overloaded, please try again later.", null),
        _ => new(null, "The server had an error while processing your request. Sorry about that!", null),
    };

    public static ServiceError MissingParameter(string param) =>
        new(ServiceErrorCodes.MissingRequiredParameter, $"Missing required parameter: '{param}'.", param);

    public static ServiceError WrongType(string param, string expected, string found) =>
        new(ServiceErrorCodes.InvalidType, $"Invalid type for '{param}': expected {expected}, but got {found} instead.", param);

    public static ServiceError WrongEndpoint(string endpoint) => WrongValue("endpoint", endpoint, EndpointCatalog.All);

    public static ServiceError WrongCompletionWindow(string window) => WrongValue("completion_window", window, [BatchLimits.CompletionWindow]);

    public static ServiceError WrongValue(string param, string value, IEnumerable<string> supported) => new(
        ServiceErrorCodes.InvalidValue,
        $"Invalid value: '{value}'. Supported values are: {string.Join(", ", supported.Select(each => $"'{each}'"))}.",
        param);

    public static ServiceError OutOfRange(string param, long minimum, long maximum, long found) => found < minimum
        ? new("integer_below_min_value", $"Invalid '{param}': integer below minimum value. Expected a value >= {minimum}, but got {found} instead.", param)
        : new("integer_above_max_value", $"Invalid '{param}': integer above maximum value. Expected a value <= {maximum}, but got {found} instead.", param);

    public static ServiceError MetadataTooManyPairs(int found) => new(
        "object_above_max_properties",
        $"Invalid 'metadata': too many properties. Expected an object with at most {BatchLimits.MetadataPairs} properties, but got an object with {found} properties instead.",
        "metadata");

    public static ServiceError MetadataKeyTooLong(string key) => new(
        "string_above_max_length",
        $"Invalid metadata key '{key}': string too long. Expected a string with maximum length {BatchLimits.MetadataKeyCharacters}, but got a string with length {key.Length} instead.",
        "metadata");

    public static ServiceError MetadataValueTooLong(string key, int length) => new(
        "string_above_max_length",
        $"Invalid 'metadata.{key}': string too long. Expected a string with maximum length {BatchLimits.MetadataValueCharacters}, but got a string with length {length} instead.",
        $"metadata.{key}");

    /// <summary>What the service says is not known.</summary>
    public static ServiceError WrongFilePurpose(string purpose) =>
        new(ServiceErrorCodes.InvalidValue, $"Invalid purpose of 'input_file_id': expected a file with the purpose 'batch', but got one with '{purpose}'.", "input_file_id");

    public static ServiceError NoSuchFile(string id) => new(null, $"No such File object: {id}", "id");

    public static ServiceError NoSuchBatch(string id) => new(null, $"No batch found with id '{id}'.", null);

    public static ServiceError NoSuchRoute(string method, string path) => new(null, $"Invalid URL ({method} {path})", null);

    public static ServiceError CannotCancel(string status) => new(null, $"Cannot cancel a batch with status '{status}'.", null);
}
