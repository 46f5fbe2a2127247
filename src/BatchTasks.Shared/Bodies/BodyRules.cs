using System;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Names;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Bodies;

/// <summary>
/// The rules of what a body may hold, for a service whose bodies are as published. Findings lie at the name or the value that is wrong; what the catalogue is
/// not certain of is left alone.
/// </summary>
internal sealed class BodyRules
{
    private readonly ProviderLimits _provider;

    private BodyRules(ProviderLimits provider) => _provider = provider;

    /// <summary>The rules for the service, or null where its bodies are its own.</summary>
    public static BodyRules? Of(ProviderLimits provider) => provider.HasPublishedBodies ? new(provider) : null;

    /// <summary>Adds what is wrong with the body of a line.</summary>
    /// <param name="endpoint">The endpoint of the request.</param>
    /// <param name="line">The line, without its line break.</param>
    /// <param name="body">Where the body lies in it: an object.</param>
    /// <param name="number">The line's number, or null where there are no lines.</param>
    /// <param name="findings">Where the findings go, in spans of the line.</param>
    public void CheckBody(string endpoint, ReadOnlySpan<byte> line, ByteSpan body, int? number, List<LineFinding> findings)
    {
        if (BodyCatalog.Parameters(endpoint) is { } parameters)
            new BodyWalk(endpoint, _provider.OwnParameters, body.Start, number, findings).Body(line.Slice(body.Start, body.Length), parameters);
    }

    /// <summary>Adds what is wrong with the value of one parameter.</summary>
    /// <param name="endpoint">The endpoint of the request.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="json">Its value: JSON.</param>
    /// <param name="findings">Where the findings go, in spans of the value.</param>
    public void CheckValue(string endpoint, string name, ReadOnlySpan<byte> json, List<LineFinding> findings)
    {
        if (BodyCatalog.Parameter(endpoint, name) is { } parameter)
            new BodyWalk(endpoint, _provider.OwnParameters, 0, null, findings).Value(json, parameter);
    }

    /// <summary>What is wrong with a parameter, whatever its value is: it is not known, or deprecated. The span is empty.</summary>
    /// <param name="endpoint">The endpoint of the request.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="taken">Names that the body has already, which the parameter can't have been meant to be.</param>
    public LineFinding? CheckName(string endpoint, string name, ICollection<string> taken)
    {
        if (name.IndexOf('.') is >= 0 and var dot && BodyCatalog.Parameter(endpoint, name.Substring(0, dot)) is not null)
            return CheckNameWithin(endpoint, name);

        if (BodyCatalog.Parameters(endpoint) is not { } parameters || _provider.OwnParameters.Contains(name))
            return null;

        if (parameters.FirstOrDefault(each => each.Name == name) is { } known)
            return known.Deprecated is { } instead ? new(LineRule.DeprecatedParameter, null, default, BodyMessages.Deprecated(name, endpoint, instead), null) : null;

        var nearest = NearestName.Of(name, parameters.Select(each => each.Name).Where(each => !taken.Contains(each)));
        return new(LineRule.UnknownParameter, null, default, BodyMessages.Unknown(name, endpoint, nearest), null) { Replacement = nearest };
    }

    /// <summary>The same for a property of an object: silent where objects may have other properties and none has nearly that name.</summary>
    private static LineFinding? CheckNameWithin(string endpoint, string name)
    {
        if (BodyCatalog.Parameter(endpoint, name) is not null)
            return null;

        var dot = name.LastIndexOf('.');
        var (owner, last) = (name.Substring(0, dot), name.Substring(dot + 1));
        if (BodyCatalog.Parameter(endpoint, owner) is not { } parent || parent.Schema.TakesAnything)
            return null;

        if (parent.Schema.Object is null)
            return new(LineRule.WrongParameterType, null, default, BodyMessages.WrongType(owner, parent.Schema, JsonTokenKind.ObjectStart), null);

        var nearest = BodyCatalog.Properties(parent.Schema) is { } properties ? NearestName.Of(last, properties.Select(each => each.Name)) : null;
        return nearest is null && !parent.Schema.Object.IsClosed
            ? null
            : new(LineRule.UnknownParameter, null, default, BodyMessages.UnknownPart(last, owner, nearest), null) { Replacement = nearest is null ? null : $"{owner}.{nearest}" };
    }

    /// <summary>Says why the model does not serve the endpoint, or null where it does or is not known, or where models have other names at the service.</summary>
    public LineFinding? CheckModel(string endpoint, string model) =>
        !_provider.HasPublishedModels || ModelCatalog.Serves(model, endpoint)
            ? null
            : new(LineRule.UnknownModel, null, default, BodyMessages.Model(model, endpoint), LineErrors.ModelNotFound(model));
}
