using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Names;

namespace BatchTasks.Shared.Bodies;

/// <summary>One walk through a body, or through the value of one parameter, in the order of its text.</summary>
/// <param name="endpoint">The endpoint of the request.</param>
/// <param name="ownParameters">Parameters that the service has beside the published ones.</param>
/// <param name="origin">What the spans begin to count from: where the text lies in its line.</param>
/// <param name="number">The line's number, or null.</param>
/// <param name="findings">Where the findings go.</param>
internal sealed class BodyWalk(string endpoint, IReadOnlyList<string> ownParameters, int origin, int? number, List<LineFinding> findings)
{
    private const string Model = "model";
    private const string Stream = "stream";

    private readonly BodyPath _path = new();

    public void Body(ReadOnlySpan<byte> utf8, IReadOnlyList<BodyProperty> parameters)
    {
        var scanner = new JsonScanner(utf8);
        if (scanner.Read() && scanner.Kind == JsonTokenKind.ObjectStart)
            Properties(ref scanner, new() { Properties = parameters, IsClosed = true });
    }

    public void Value(ReadOnlySpan<byte> utf8, BodyProperty parameter)
    {
        var scanner = new JsonScanner(utf8);
        if (!scanner.Read())
            return;

        _path.Enter(parameter.Name);
        Value(ref scanner, parameter.Schema);
        _path.Leave();
    }

    /// <summary>Reads the value that begins at the current token to its end.</summary>
    private void Value(ref JsonScanner scanner, BodySchema schema)
    {
        switch (scanner.Kind)
        {
            case JsonTokenKind.Null:
                break;
            case var _ when schema.TakesAnything:
                scanner.Skip();
                break;
            case JsonTokenKind.String when schema.Text is { } text:
                Text(scanner, text);
                break;
            case JsonTokenKind.Number when schema.Number is { } shape:
                Number(scanner, shape);
                break;
            case JsonTokenKind.True or JsonTokenKind.False when schema.Boolean:
                break;
            case JsonTokenKind.ArrayStart when schema.List is { } list:
                Elements(ref scanner, list);
                break;
            case JsonTokenKind.ObjectStart when schema.Object is { } shape:
                Object(ref scanner, shape);
                break;
            default:
                var (kind, span) = Skip(ref scanner);
                WrongType(_path.ToString(), schema, kind, span);
                break;
        }
    }

    /// <summary>Passes over the value that begins at the current token.</summary>
    private static (JsonTokenKind Kind, ByteSpan Span) Skip(ref JsonScanner scanner)
    {
        var (kind, start) = (scanner.Kind, scanner.Span.Start);
        scanner.Skip();
        return (kind, new(start, scanner.Span.End - start));
    }

    private void Text(in JsonScanner scanner, TextShape shape)
    {
        if (shape is { Values: null, Minimum: null, Maximum: null })
            return;

        var text = JsonString.Unescape(scanner.Content);
        if (shape.Values is { } values)
        {
            if (!values.Contains(text))
                NotOneOf(text, values, scanner.Span);

            return;
        }

        var isTooLong = text.Length > shape.Maximum;
        var isTooShort = text.Length < shape.Minimum;
        if (!isTooLong && !isTooShort && !(shape.IsName && !text.All(IsNameCharacter)))
            return;

        var path = _path.ToString();
        var error = isTooLong ? BodyErrors.TextTooLong(path, shape.Maximum!.Value, text.Length) : BodyErrors.NotAName(path);
        var found = shape.IsName && !isTooLong ? $"'{text}'" : $"a text of {text.Length} characters";
        Add(LineRule.ParameterOutOfRange, scanner.Span, BodyMessages.NotTaken(path, found, ShapeText.Characters(shape)), isTooShort && !shape.IsName ? null : error);
    }

    private static bool IsNameCharacter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';

    private void NotOneOf(string text, IReadOnlyList<string> values, ByteSpan span)
    {
        var path = _path.ToString();
        Add(
            LineRule.ParameterOutOfRange,
            span,
            BodyMessages.NotTaken(path, $"'{text}'", ShapeText.Values(values, text)),
            CallErrors.WrongValue(path, text, values),
            NearestName.Of(text, values));
    }

    private void Number(in JsonScanner scanner, NumberShape shape)
    {
        if (shape is { IsInteger: false, Minimum: null, Maximum: null })
            return;

        // Beyond what a decimal holds nothing is certain but that it is no number that anyone means: it is left to the service.
        var raw = Encoding.UTF8.GetString([.. scanner.Raw]);
        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return;

        if (shape.IsInteger && decimal.Truncate(value) != value)
        {
            var path = _path.ToString();
            Add(LineRule.WrongParameterType, scanner.Span, BodyMessages.NotWhole(path, raw), CallErrors.WrongType(path, "an integer", "a decimal"));
        }
        else if (value < shape.Minimum || value > shape.Maximum)
        {
            var path = _path.ToString();
            Add(
                LineRule.ParameterOutOfRange,
                scanner.Span,
                BodyMessages.NotTaken(path, raw, ShapeText.Range(shape)),
                BodyErrors.OutOfRange(path, shape, value < shape.Minimum, raw));
        }
    }

    private void Elements(ref JsonScanner scanner, ListShape shape)
    {
        var start = scanner.Span.Start;
        var count = 0;
        JsonTokenKind? first = null;
        while (scanner.Read() && scanner.Kind != JsonTokenKind.ArrayEnd)
        {
            _path.Enter(count++);
            if (shape.IsOfOneKind && IsOther(scanner.Kind, ref first))
                OtherKind(ref scanner, first!.Value);
            else
                Value(ref scanner, shape.Element);

            _path.Leave();
        }

        if (!(count < shape.Minimum) && !(count > shape.Maximum))
            return;

        var path = _path.ToString();
        var error = count > shape.Maximum ? BodyErrors.ArrayTooLong(path, shape.Maximum.Value, count) : count == 0 ? BodyErrors.EmptyArray(path) : (ServiceError?)null;
        var found = count == 0 ? "an empty array" : $"an array of {count}";
        Add(LineRule.ParameterOutOfRange, new(start, scanner.Span.End - start), BodyMessages.NotTaken(path, found, ShapeText.Elements(shape)), error);
    }

    /// <summary>Whether it is of another kind than the first; a null is of any, and so are the two booleans of one.</summary>
    private static bool IsOther(JsonTokenKind kind, ref JsonTokenKind? first)
    {
        if (kind == JsonTokenKind.Null)
            return false;

        if (kind == JsonTokenKind.False)
            kind = JsonTokenKind.True;

        first ??= kind;
        return kind != first;
    }

    private void OtherKind(ref JsonScanner scanner, JsonTokenKind first)
    {
        var (kind, span) = Skip(ref scanner);
        var path = _path.ToString();
        Add(
            LineRule.WrongParameterType,
            span,
            BodyMessages.NotOfOneKind(path, kind, first),
            CallErrors.WrongType(path, LineErrors.JsonTypeName(first), LineErrors.JsonTypeName(kind)));
    }

    private void Object(ref JsonScanner scanner, ObjectShape shape)
    {
        if (shape.Discriminator is { } discriminator)
        {
            var start = scanner.Span.Start;
            var isMissing = false;
            if (Told(scanner, shape, discriminator, ref isMissing) is { } variant)
            {
                Object(ref scanner, variant);
                return;
            }

            scanner.Skip();
            if (isMissing)
                Missing(discriminator, new(start, scanner.Span.End - start));
        }
        else if (shape.Properties is not null)
        {
            Properties(ref scanner, shape);
        }
        else if (shape.Values is { } values)
        {
            while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
            {
                _path.Enter(JsonString.Unescape(scanner.Content));
                if (scanner.Read())
                    Value(ref scanner, values);

                _path.Leave();
            }
        }
        else
        {
            scanner.Skip();
        }
    }

    /// <summary>Which of several objects it is, found by looking ahead; null where that is not known.</summary>
    private ObjectShape? Told(JsonScanner ahead, ObjectShape shape, string discriminator, ref bool isMissing)
    {
        while (ahead.Read() && ahead.Kind == JsonTokenKind.Name)
        {
            if (!JsonString.EqualsAscii(ahead.Content, discriminator))
            {
                ahead.Skip();
                continue;
            }

            // A null tells nothing.
            if (!ahead.Read() || ahead.Kind == JsonTokenKind.Null)
                return null;

            if (ahead.Kind != JsonTokenKind.String)
            {
                var (kind, span) = Skip(ref ahead);
                WrongType(_path.Of(discriminator), Schemas.Text(), kind, span);
                return null;
            }

            var value = JsonString.Unescape(ahead.Content);
            if (shape.Variants.FirstOrDefault(each => each.Value == value) is { } variant)
                return variant.Shape;

            _path.Enter(discriminator);
            NotOneOf(value, [.. shape.Variants.Select(each => each.Value)], ahead.Span);
            _path.Leave();
            return null;
        }

        isMissing = shape.Default is null && ahead.Error is null;
        return shape.Default;
    }

    private void Properties(ref JsonScanner scanner, ObjectShape shape)
    {
        var start = scanner.Span.Start;
        var properties = shape.Properties!;
        var seen = new bool[properties.Count];
        List<ByteSpan>? unknown = null;
        while (scanner.Read() && scanner.Kind == JsonTokenKind.Name)
        {
            if (IndexOf(scanner.Content, properties) is var index and >= 0)
            {
                seen[index] = true;
                Property(ref scanner, properties[index]);
            }
            else
            {
                (unknown ??= []).Add(scanner.Span);
                scanner.Skip();
            }
        }

        if (scanner.Error is not null)
            return;

        // A property is meant once: what one wrong name was meant to be, another was not.
        var meant = new List<string>();
        foreach (var name in unknown ?? [])
        {
            var free = properties.Where((each, index) => !seen[index] && !meant.Contains(each.Name));
            if (Unknown(JsonString.Unescape(scanner.Text(new(name.Start + 1, name.Length - 2))), name, shape, free) is { } nearest)
                meant.Add(nearest);
        }

        for (var index = 0; index < seen.Length; index++)
        {
            if (properties[index].IsRequired && !seen[index])
                Missing(properties[index].Name, new(start, scanner.Span.End - start));
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> name, IReadOnlyList<BodyProperty> properties)
    {
        for (var index = 0; index < properties.Count; index++)
        {
            if (JsonString.EqualsAscii(name, properties[index].Name))
                return index;
        }

        return -1;
    }

    private void Property(ref JsonScanner scanner, BodyProperty property)
    {
        var name = scanner.Span;
        var isOfBody = _path.IsBody;
        _path.Enter(property.Name);
        if (scanner.Read())
        {
            if (property.Deprecated is { } instead && scanner.Kind != JsonTokenKind.Null)
                Add(LineRule.DeprecatedParameter, name, BodyMessages.Deprecated(_path.ToString(), endpoint, instead), null);

            // Of a model that is no string the line's own rules tell.
            if (isOfBody && property.Name == Model)
                scanner.Skip();
            else
                Value(ref scanner, property.Schema);
        }

        _path.Leave();
    }

    /// <summary>
    /// A body has its parameters and no others. Of a part inside it that is not certain, unless the schema says so or the name is nearly that of another.
    /// </summary>
    /// <returns>What the name was meant to be, or null.</returns>
    private string? Unknown(string name, ByteSpan span, ObjectShape shape, IEnumerable<BodyProperty> free)
    {
        // Of a stream the line's own rules tell, whether the endpoint has one or not.
        if (_path.IsBody && (ownParameters.Contains(name) || name == Stream))
            return null;

        var nearest = NearestName.Of(name, free.Select(each => each.Name));
        if (nearest is null && !shape.IsClosed)
            return null;

        var message = _path.IsBody ? BodyMessages.Unknown(name, endpoint, nearest) : BodyMessages.UnknownPart(name, _path.ToString(), nearest);
        Add(LineRule.UnknownParameter, span, message, null, nearest);
        return nearest;
    }

    private void Missing(string name, ByteSpan span) =>
        Add(LineRule.MissingBodyPart, span, BodyMessages.Missing(_path.ToString(), name), CallErrors.MissingParameter(_path.Of(name)));

    private void WrongType(string path, BodySchema schema, JsonTokenKind found, ByteSpan span) => Add(
        LineRule.WrongParameterType,
        span,
        BodyMessages.WrongType(path, schema, found),
        CallErrors.WrongType(path, ShapeText.Kinds(schema), LineErrors.JsonTypeName(found)));

    private void Add(LineRule rule, ByteSpan span, string message, ServiceError? service, string? replacement = null) =>
        findings.Add(new(rule, number, span with { Start = span.Start + origin }, message, service) { Replacement = replacement });
}
