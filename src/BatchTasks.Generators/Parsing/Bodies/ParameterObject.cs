using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>An object that parameters make, the body or one in it, with its properties in the order in which they are first named.</summary>
internal sealed class ParameterObject
{
    private readonly List<(string Name, Property Property)> _properties = [];

    /// <summary>A constant.</summary>
    /// <param name="path">Its name; with dots it is in objects in this one.</param>
    /// <param name="json">Its JSON.</param>
    public void Add(string path, string json) => Add(path, new Property(json, null, null, null, null));

    /// <summary>The value of a member.</summary>
    public void Add(string path, string expression, ValueModel value, NumberBoundsModel? bounds) => Add(path, new Property(null, expression, value, bounds, null));

    /// <summary>Adds the properties to an object that has others already.</summary>
    public void WriteTo(BodyBuilder body) => WriteTo(body, Comma.Always);

    private void WriteTo(BodyBuilder body, Comma comma)
    {
        // What is always there goes first in an object that is begun here, so that the commas after it are constants.
        IEnumerable<(string Name, Property Property)> properties = comma == Comma.Never ? _properties.OrderBy(static each => each.Property.MayBeAbsent) : _properties;
        foreach (var (name, property) in properties)
        {
            Write(name, property, comma, body);
            comma = comma.After(property.MayBeAbsent);
        }
    }

    private static void Write(string name, Property property, Comma comma, BodyBuilder body)
    {
        switch (property)
        {
            case { Expression: { } expression }:
                body.Add(new Segment.Property(name, expression, property.Value!, comma, property.Bounds));
                break;
            case { Object: { } nested, MayBeAbsent: true }:
                var piece = BodyBuilder.Piece();
                nested.WriteTo(piece, Comma.Never);
                body.Add(new Segment.ObjectIfAny(name, nested.Expressions().ToEquatableArray(), piece.ToSegments(), comma));
                break;
            case { Object: { } nested }:
                body.Separate(comma).Quoted(name).Json(":{");
                nested.WriteTo(body, Comma.Never);
                body.Json("}");
                break;
            default:
                body.Separate(comma).Quoted(name).Json(":").Json(property.Json!);
                break;
        }
    }

    private IEnumerable<string> Expressions() => _properties.SelectMany(static each => each.Property.Object?.Expressions() ?? [each.Property.Expression!]);

    private void Add(string path, Property property)
    {
        var dot = path.IndexOf('.');
        if (dot < 0)
        {
            _properties.Add((path, property));
            return;
        }

        var name = path.Substring(0, dot);
        var nested = _properties.Find(each => each.Name == name).Property?.Object;
        if (nested is null)
        {
            nested = new ParameterObject();
            _properties.Add((name, new Property(null, null, null, null, nested)));
        }

        nested.Add(path.Substring(dot + 1), property);
    }

    /// <summary>A constant, the value of a member, or an object.</summary>
    private sealed record Property(string? Json, string? Expression, ValueModel? Value, NumberBoundsModel? Bounds, ParameterObject? Object)
    {
        public bool MayBeAbsent => Value is { Nullable: true } || (Object is { } nested && nested._properties.TrueForAll(static each => each.Property.MayBeAbsent));
    }
}
