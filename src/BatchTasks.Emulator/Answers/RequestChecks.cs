using System.Globalization;
using System.Text.Json;
using BatchTasks.Emulator.Answers.Schemas;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Emulator.Answers;

/// <summary>What the service refuses with a 4xx once it looks at a request's body, alone or as a row of a batch, before any model runs.</summary>
internal static class RequestChecks
{
    private static readonly (string Name, decimal Minimum, decimal Maximum)[] s_chatRanges =
    [
        ("temperature", 0, 2), ("top_p", 0, 1), ("presence_penalty", -2, 2), ("frequency_penalty", -2, 2), ("n", 1, 128), ("top_logprobs", 0, 20),
    ];

    /// <summary>The refusal, or null.</summary>
    public static EmulatedResponse? Refuse(EmulatedRequest request, IReadOnlyCollection<string>? models)
    {
        var body = request.Body;
        if (body.ValueKind != JsonValueKind.Object)
            return Answer(400, CallErrors.BodyNotJson);

        if (EndpointCatalog.RequiredBodyParts(request.Endpoint).Contains("model") && request.Model.Length == 0)
            return Answer(400, new(null, "you must provide a model parameter", null));

        if (models is not null && request.Model.Length > 0 && !models.Contains(request.Model))
            return Answer(404, new(ServiceErrorCodes.ModelNotFound, $"The model `{request.Model}` does not exist or you do not have access to it.", null));

        if (RequestText.Property(body, "stream") is { ValueKind: JsonValueKind.True })
            return Answer(400, LineErrors.Streaming with { Param = "stream" });

        var error = request.Endpoint switch
        {
            EndpointCatalog.ChatCompletions => Chat(body),
            EndpointCatalog.Embeddings => Embeddings(body),
            _ => null,
        };

        return error is { } found ? Answer(400, found) : null;
    }

    private static EmulatedResponse Answer(int statusCode, ServiceError error) => EmulatedResponse.Error(statusCode, error.Code, error.Message, error.Param);

    private static ServiceError? Chat(JsonElement body)
    {
        if (RequestText.Property(body, "messages") is not { } messages || messages.ValueKind == JsonValueKind.Null)
            return CallErrors.MissingParameter("messages");

        if (messages.ValueKind != JsonValueKind.Array)
            return CallErrors.WrongType("messages", "an array of objects", JsonTypes.Name(messages));

        if (messages.GetArrayLength() == 0)
            return EmptyArray("messages");

        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object)
                return CallErrors.WrongType($"messages[{index}]", "an object", JsonTypes.Name(message));

            if (RequestText.Property(message, "role") is null)
                return CallErrors.MissingParameter($"messages[{index}].role");

            index++;
        }

        foreach (var (name, minimum, maximum) in s_chatRanges)
        {
            if (OutOfRange(body, name, minimum, maximum) is { } error)
                return error;
        }

        return ResponseFormat(body) ?? Tools(body);
    }

    private static ServiceError? ResponseFormat(JsonElement body)
    {
        var format = RequestText.Property(body, "response_format");
        if (RequestText.Property(format, "type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("json_schema"))
            return null;

        if (RequestText.Property(format, "json_schema") is not { ValueKind: JsonValueKind.Object } jsonSchema)
            return CallErrors.MissingParameter("response_format.json_schema");

        if (SchemaName(jsonSchema, "response_format.json_schema.name") is { } error)
            return error;

        return StrictProblem(jsonSchema, "schema") is { } problem
            ? new(null, $"Invalid schema for response_format '{SchemaTypes.Text(jsonSchema, "name")}': {problem}", "response_format")
            : null;
    }

    private static ServiceError? Tools(JsonElement body)
    {
        if (RequestText.Property(body, "tools") is not { ValueKind: JsonValueKind.Array } tools)
            return null;

        var index = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            if (RequestText.Property(tool, "function") is { ValueKind: JsonValueKind.Object } function)
            {
                if (SchemaName(function, $"tools[{index}].function.name") is { } error)
                    return error;

                if (StrictProblem(function, "parameters") is { } problem)
                {
                    var message = $"Invalid schema for function '{SchemaTypes.Text(function, "name")}': {problem}";
                    return new("invalid_function_parameters", message, $"tools[{index}].function.parameters");
                }
            }

            index++;
        }

        return null;
    }

    private static ServiceError? SchemaName(JsonElement holder, string param)
    {
        if (SchemaTypes.Text(holder, "name") is not { } name)
            return CallErrors.MissingParameter(param);

        if (name.Length > BatchLimits.SchemaNameCharacters)
        {
            var limit = BatchLimits.SchemaNameCharacters;
            var message = $"Invalid '{param}': string too long. Expected a string with maximum length {limit}, but got a string with length {name.Length} instead.";
            return new("string_above_max_length", message, param);
        }

        const string Pattern = "^[a-zA-Z0-9_-]+$";
        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
            ? null
            : new(ServiceErrorCodes.InvalidValue, $"Invalid '{param}': string does not match pattern. Expected a string that matches the pattern '{Pattern}'.", param);
    }

    private static string? StrictProblem(JsonElement holder, string keyword)
    {
        var isStrict = RequestText.Property(holder, "strict") is { ValueKind: JsonValueKind.True };
        return isStrict && RequestText.Property(holder, keyword) is { } schema ? StrictSchema.Problem(schema) : null;
    }

    private static ServiceError? Embeddings(JsonElement body)
    {
        if (RequestText.Property(body, "input") is not { } input || input.ValueKind == JsonValueKind.Null)
            return CallErrors.MissingParameter("input");

        if (input.ValueKind is not (JsonValueKind.String or JsonValueKind.Array) || (input.ValueKind == JsonValueKind.String && input.ValueEquals("")))
            return new(null, "'$.input' is invalid.", null);

        if (input.ValueKind == JsonValueKind.Array)
        {
            var count = input.GetArrayLength();
            if (count == 0)
                return EmptyArray("input");

            if (count > BatchLimits.EmbeddingInputsPerRequest)
            {
                var limit = BatchLimits.EmbeddingInputsPerRequest;
                return new("array_above_max_length", $"Invalid 'input': array too long. Expected an array with maximum length {limit}, but got an array with length {count} instead.", "input");
            }
        }

        if (SchemaTypes.Text(body, "encoding_format") is { } format and not ("float" or "base64"))
            return CallErrors.WrongValue("encoding_format", format, ["float", "base64"]);

        return OutOfRange(body, "dimensions", 1, 16_384);
    }

    private static ServiceError EmptyArray(string param) => new(
        "empty_array", $"Invalid '{param}': empty array. Expected an array with minimum length 1, but got an empty array instead.", param);

    private static ServiceError? OutOfRange(JsonElement body, string name, decimal minimum, decimal maximum)
    {
        if (RequestText.Property(body, name) is not { } value || value.ValueKind == JsonValueKind.Null)
            return null;

        if (value.ValueKind != JsonValueKind.Number)
            return CallErrors.WrongType(name, "a number", JsonTypes.Name(value));

        var isDecimal = value.TryGetDecimal(out var number);
        if (isDecimal && number >= minimum && number <= maximum)
            return null;

        var (code, side, sign, bound) = isDecimal && number < minimum
            ? ("decimal_below_min_value", "below minimum", ">=", minimum)
            : ("decimal_above_max_value", "above maximum", "<=", maximum);
        var limit = bound.ToString(CultureInfo.InvariantCulture);
        return new(code, $"Invalid '{name}': decimal {side} value. Expected a value {sign} {limit}, but got {value.GetRawText()} instead.", name);
    }
}
