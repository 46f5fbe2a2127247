using System.Collections.Generic;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The body parameters that a task declares with [BodyParameter] and [BodyJson], in source order, each name once.</summary>
internal sealed class BodyParameters
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly List<Segment> _segments = [];

    private BodyParameters()
    {
    }

    /// <summary>Each with its leading comma.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>The member that supplies the model, if one does.</summary>
    public TaskMember? ModelMember { get; private set; }

    /// <param name="taken">The parameters that the generator sets itself, each with what sets it.</param>
    /// <param name="context">The task.</param>
    public static BodyParameters Parse(IReadOnlyDictionary<string, string> taken, ParseContext context)
    {
        var parameters = new BodyParameters();
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

        if (attribute.PositionalText(0) is not { } name || !TryTake(name, $"[BodyParameter(\"{name}\", …)]", location, context))
            return;

        if (ConstantJson.Of(attribute.ConstructorArguments[1], out var problem) is { } json)
            AddConstant(new(name, attribute) { Json = json }, json, context);
        else if (attribute.ConstructorArguments[1].Kind != TypedConstantKind.Error)
            context.Report(Rules.WrongJson, attribute.ArgumentLocation(1, null, location, context.CancellationToken), name, problem);
    }

    private void AddJson(AttributeData attribute, ParseContext context)
    {
        var location = attribute.Location(context.Location, context.CancellationToken);
        if (attribute.PositionalText(0) is not { } name || attribute.PositionalText(1) is not { } text || !TryTake(name, $"[BodyJson(\"{name}\", …)]", location, context))
            return;

        if (JsonMinifier.TryMinify(text, out var json, out var error))
            AddConstant(new(name, attribute) { Json = text }, json, context);
        else
            context.Report(Rules.WrongJson, attribute.ArgumentLocation(1, null, location, context.CancellationToken), name, $"{error.Message.TrimEnd('.')} at character {error.Offset + 1}");
    }

    private void AddConstant(DeclaredParameter parameter, string json, ParseContext context)
    {
        context.Body?.Parameters.Add(parameter);
        _segments.Add(new Segment.Constant($",{JsonText.Quote(parameter.Name)}:{json}"));
    }

    private void AddMember(TaskMember member, AttributeData attribute, ParseContext context)
    {
        var location = attribute.Location(member.LocationOr(context.Location), context.CancellationToken);
        var name = attribute.PositionalText(0) ?? SnakeCase(member.Name);
        if (attribute.ConstructorArguments.Length > 1)
        {
            context.Report(Rules.SetTwice, location, name, $"by the member '{member.Name}' and by the constant in its attribute; a constant goes on the type");
            return;
        }

        if (!TryTake(name, $"the member '{member.Name}'", location, context))
            return;

        if (ValueParser.ParseJson(member.Type, context.Enums) is not { } value)
        {
            context.Report(
                Rules.PartNotCarried,
                location,
                $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which can't be written as the parameter '{name}'; use text, a number, a bool, an enum, a list of these, or a JsonElement");
            return;
        }

        context.Body?.Parameters.Add(new(name, attribute) { Member = member, Value = value });

        // The compiler's own way to read it: a captured parameter needs its property.
        context.Members.Find(member.Name);
        if (name == "model")
            ModelMember = member;
        else
            _segments.Add(new Segment.Parameter(name, member.Expression, value));
    }

    private bool TryTake(string name, string owner, Location location, ParseContext context)
    {
        if (name is "stream" or "stream_options")
        {
            context.Report(Rules.NotAllowedInBatch, location, name, "the answers come in a file, not as a stream; remove it");
            return false;
        }

        if (_owners.TryGetValue(name, out var first))
        {
            context.Report(Rules.SetTwice, location, name, $"by {first} and by {owner}");
            return false;
        }

        _owners.Add(name, owner);
        return true;
    }
}
