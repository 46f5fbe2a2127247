using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers.Texts;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
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
    public static EmulatedResponse? Refuse(EmulatedRequest request, IReadOnlyCollection<string>? models) =>
        RefuseAnywhere(request, models) ?? (Error(request) is { } error ? Answer(400, error) : null);

    /// <summary>Of that what no batch can have, whatever server answers it.</summary>
    public static EmulatedResponse? RefuseAnywhere(EmulatedRequest request, IReadOnlyCollection<string>? models)
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

        return null;
    }

    private static ServiceError? Error(EmulatedRequest request)
    {
        var error = request.Endpoint switch
        {
            EndpointCatalog.ChatCompletions => ChatChecks.Refuse(request.Body),
            EndpointCatalog.Responses => ResponseChecks.Refuse(request.Body),
            EndpointCatalog.Embeddings => Embeddings(request.Body),
            _ => MissingPart(request),
        };

        return error ?? Parameters(request);
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

    private static ServiceError? MissingPart(EmulatedRequest request)
    {
        var missing = EndpointCatalog.RequiredBodyParts(request.Endpoint).FirstOrDefault(part => RequestText.Property(request.Body, part) is null);
        return missing is null ? null : CallErrors.MissingParameter(missing);
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
