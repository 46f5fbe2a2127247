using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The body parameters that a task declares with [BodyParameter] and [BodyJson], in source order, each name once, under their names at the endpoint.</summary>
internal sealed class BodyParameters
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly ParameterObject _all = new();
    private readonly string _endpoint;

    private BodyParameters(string endpoint) => _endpoint = endpoint;

    /// <summary>The names in the body itself, those that the generator sets among them.</summary>
    public IEnumerable<string> Names => _owners.Keys.Select(static name => name.Split('.')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>The member that supplies the model, if one does.</summary>
    public TaskMember? ModelMember { get; private set; }

    /// <param name="endpoint">The endpoint.</param>
    /// <param name="taken">The parameters that the generator sets itself, each with what sets it.</param>
    /// <param name="context">The task.</param>
    public static BodyParameters Parse(string endpoint, IReadOnlyDictionary<string, string> taken, ParseContext context)
    {
        var parameters = new BodyParameters(endpoint);
        foreach (var owner in taken)
            parameters._owners.Add(owner.Key, owner.Value);

        foreach (var attribute in context.Type.GetAttributes().InSourceOrder())
        {
            if (attribute.Is(AttributeNames.BodyParameter))
                parameters.AddConstant(attribute, context);
            else if (attribute.Is(AttributeNames.BodyJson))
                parameters.AddJson(attribute, context);
        }

        foreach (var member in context.Members.All)
        {
            foreach (var attribute in member.Attributes.Where(a => a.Is(AttributeNames.BodyParameter)))
                parameters.AddMember(member, attribute, context);
        }

        context.Body?.Names.UnionWith(parameters._owners.Keys);
        return parameters;
    }

    /// <summary>Adds what the generator sets itself: a parameter that was said to be taken.</summary>
    public void Add(string name, string json) => _all.Add(name, json);

    /// <summary>Whether a parameter is there, whoever sets it.</summary>
    public bool Has(string name) => _owners.ContainsKey(name);

    public void WriteTo(BodyBuilder body) => _all.WriteTo(body);

    /// <summary>The member's name as OpenAI's parameters are written: <c>MaxCompletionTokens</c> is <c>max_completion_tokens</c>.</summary>
    internal static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private void AddConstant(AttributeData attribute, ParseContext context)
    {
        var location = attribute.Location(context.Location, context.CancellationToken);
        if (attribute.ConstructorArguments.Length < 2)
        {
            context.Report(Rules.WrongJson, location, attribute.PositionalText(0) ?? "", "[BodyParameter] on a type needs a name and a value");
            return;
        }

        if (ReportMissing(attribute, 1, location, context) || attribute.PositionalText(0) is not { } given || TryTake(given, $"[BodyParameter(\"{given}\", …)]", location, context) is not { } name)
            return;

        if (ConstantJson.Of(attribute.ConstructorArguments[1], out var problem) is { } json)
            AddConstant(new(name, attribute) { Json = json }, json, context);
        else if (attribute.ConstructorArguments[1].Kind != TypedConstantKind.Error)
            context.Report(Rules.WrongJson, attribute.ArgumentLocation(1, null, location, context.CancellationToken), name, problem);
    }

    private void AddJson(AttributeData attribute, ParseContext context)
    {
        var location = attribute.Location(context.Location, context.CancellationToken);
        if (ReportMissing(attribute, 2, location, context)
            || attribute.PositionalText(0) is not { } given
            || attribute.PositionalText(1) is not { } text
            || TryTake(given, $"[BodyJson(\"{given}\", …)]", location, context) is not { } name)
        {
            return;
        }

        if (JsonMinifier.TryMinify(text, out var json, out var error))
            AddConstant(new(name, attribute) { Json = text }, json, context);
        else
            context.Report(Rules.WrongJson, attribute.ArgumentLocation(1, null, location, context.CancellationToken), name, $"{error.Message.TrimEnd('.')} at character {error.Offset + 1}");
    }

    /// <summary>Whether one of the first arguments, which are texts, is null: then nothing would be sent, without a word.</summary>
    private static bool ReportMissing(AttributeData attribute, int texts, Location location, ParseContext context)
    {
        for (var i = 0; i < texts && i < attribute.ConstructorArguments.Length; i++)
        {
            if (!attribute.ConstructorArguments[i].IsMissing())
                continue;

            var problem = i == 0 ? "it has no name" : "it is no text at all; for a null of JSON give \"null\"";
            context.Report(Rules.WrongJson, attribute.ArgumentLocation(i, null, location, context.CancellationToken), attribute.PositionalText(0) ?? "", problem);
            return true;
        }

        return false;
    }

    private void AddConstant(DeclaredParameter parameter, string json, ParseContext context)
    {
        context.Body?.Parameters.Add(parameter);
        _all.Add(parameter.Name, json);
    }

    private void AddMember(TaskMember member, AttributeData attribute, ParseContext context)
    {
        var location = attribute.Location(member.LocationOr(context.Location), context.CancellationToken);
        var given = attribute.PositionalText(0) ?? SnakeCase(member.Name);
        if (attribute.ConstructorArguments.Length > 1)
        {
            context.Report(Rules.SetTwice, location, given, $"by the member '{member.Name}' and by the constant in its attribute; a constant goes on the type");
            return;
        }

        if (TryTake(given, $"the member '{member.Name}'", location, context) is not { } name)
            return;

        if (ValueParser.ParseJson(member.Type, context.Enums) is not { } value)
        {
            context.Report(
                Rules.PartNotCarried,
                location,
                $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which can't be written as the parameter '{name}'; use text, a number, a bool, an enum, a list or a dictionary of these, or a JsonElement");
            return;
        }

        context.Body?.Parameters.Add(new(name, attribute) { Member = member, Value = value });

        // The compiler's own way to read it: a captured parameter needs its property.
        context.Members.Find(member.Name);
        if (name == ModelParameter.Name)
            ModelMember = member;
        else
            _all.Add(name, member.Expression, value, BoundsOf(name, value));
    }

    /// <summary>The bounds that the published schema has for a number: what a task holds is held against them before the upload, where the service's bodies are as published.</summary>
    private NumberBoundsModel? BoundsOf(string name, ValueModel value)
    {
        if (value.Form is not (ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal or ValueForm.FloatingPoint)
            || BodyCatalog.Parameter(_endpoint, name)?.Schema.Number is not { } number)
        {
            return null;
        }

        var (minimum, maximum) = (Bound(number.Minimum), Bound(number.Maximum));
        return minimum is null && maximum is null ? null : new NumberBoundsModel(name, minimum ?? "double.NegativeInfinity", maximum ?? "double.PositiveInfinity");

        // Those of a 64-bit number are not the parameter's.
        static string? Bound(decimal? bound) => bound is { } value && Math.Abs(value) <= uint.MaxValue ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The name at the endpoint, which is taken from now on; null where it can't be, with a finding.</summary>
    private string? TryTake(string given, string owner, Location location, ParseContext context)
    {
        var name = ParameterNames.At(_endpoint, given);
        if (name is "stream" or "stream_options")
        {
            context.Report(Rules.NotAllowedInBatch, location, name, "the answers come in a file, not as a stream; remove it");
            return null;
        }

        if (name.Length == 0 || name.Split('.').Contains(""))
        {
            context.Report(Rules.WrongJson, location, given, "a parameter has a name; a dot stands between that of an object and that of its property");
            return null;
        }

        // An object is set as a whole or by its properties.
        if (_owners.Keys.FirstOrDefault(other => other == name || IsWithin(other, name) || IsWithin(name, other)) is { } first)
        {
            context.Report(Rules.SetTwice, location, name, $"by {_owners[first]} and by {owner}");
            return null;
        }

        _owners.Add(name, owner);
        return name;
    }

    private static bool IsWithin(string name, string holder) =>
        name.Length > holder.Length && name[holder.Length] == '.' && name.StartsWith(holder, StringComparison.Ordinal);
}
