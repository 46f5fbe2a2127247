using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers.Schemas;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Emulator.Answers;

/// <summary>What the service refuses with a 4xx once it looks at a request's body, alone or as a row of a batch, before any model runs.</summary>
internal static class RequestChecks
{
    /// <summary>What is refused whatever the options of the emulator are: it is OpenAI's.</summary>
    private static readonly BodyRules s_rules = BodyRules.Of(ProviderLimits.OpenAI)!;

    /// <summary>The largest vector that the emulator makes. What the service allows depends on the model.</summary>
    private static readonly NumberShape s_dimensions = new(IsInteger: true, 1, 16_384);

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

        return (error ?? Parameters(request)) is { } found ? Answer(400, found) : null;
    }

    /// <summary>The parameters that are texts, numbers, booleans or lists of these. Of those that are objects the checks of each endpoint tell what they need.</summary>
    private static ServiceError? Parameters(EmulatedRequest request)
    {
        var findings = new List<LineFinding>();
        foreach (var parameter in request.Body.EnumerateObject())
        {
            if (BodyCatalog.Parameter(request.Endpoint, parameter.Name) is { Schema: { Object: null, List: null or { Element.Object: null } } })
                s_rules.CheckValue(request.Endpoint, parameter.Name, Encoding.UTF8.GetBytes(parameter.Value.GetRawText()), findings);
        }

        return findings.Select(finding => finding.Service).FirstOrDefault(service => service is not null);
    }

    private static EmulatedResponse Answer(int statusCode, ServiceError error) => EmulatedResponse.Error(statusCode, error.Code, error.Message, error.Param);

    private static ServiceError? Chat(JsonElement body)
    {
        if (RequestText.Property(body, "messages") is not { } messages || messages.ValueKind == JsonValueKind.Null)
            return CallErrors.MissingParameter("messages");

        if (messages.ValueKind != JsonValueKind.Array)
            return CallErrors.WrongType("messages", "an array of objects", JsonTypes.Name(messages));

        if (messages.GetArrayLength() == 0)
            return BodyErrors.EmptyArray("messages");

        var index = 0;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object)
                return CallErrors.WrongType($"messages[{index}]", "an object", JsonTypes.Name(message));

            if (RequestText.Property(message, "role") is null)
                return CallErrors.MissingParameter($"messages[{index}].role");

            index++;
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
            return BodyErrors.TextTooLong(param, BatchLimits.SchemaNameCharacters, name.Length);

        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? null : BodyErrors.NotAName(param);
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

        var dimensions = RequestText.Property(body, "dimensions");
        return dimensions is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value > s_dimensions.Maximum
            ? BodyErrors.OutOfRange("dimensions", s_dimensions, isBelow: false, number.GetRawText())
            : null;
    }
}
