using System.Collections.Generic;

namespace BatchTasks.Shared.Bodies;

/// <summary>
/// The JSON that a body, or a part of one, takes: the shapes that are there are taken, each in its own way. JSON's null is always taken: the published schema
/// does not tell reliably where the service refuses it.
/// </summary>
internal sealed record BodySchema
{
    /// <summary>Takes whatever there is: nothing certain is known of it.</summary>
    public static readonly BodySchema Anything = new();

    public TextShape? Text { get; init; }

    public NumberShape? Number { get; init; }

    public bool Boolean { get; init; }

    public ListShape? List { get; init; }

    public ObjectShape? Object { get; init; }

    public bool TakesAnything => Text is null && Number is null && !Boolean && List is null && Object is null;

    /// <summary>What either takes. Each shape stands on one side only.</summary>
    public static BodySchema operator |(BodySchema left, BodySchema right) => new()
    {
        Text = left.Text ?? right.Text,
        Number = left.Number ?? right.Number,
        Boolean = left.Boolean || right.Boolean,
        List = left.List ?? right.List,
        Object = left.Object ?? right.Object,
    };
}

/// <summary>A string: one of some values (any where they are null), of that many UTF-16 characters.</summary>
internal sealed record TextShape(IReadOnlyList<string>? Values = null, int? Minimum = null, int? Maximum = null)
{
    /// <summary>Only letters a-z and A-Z, digits, underscores and dashes.</summary>
    public bool IsName { get; init; }
}

/// <summary>A number within its bounds, both included.</summary>
internal sealed record NumberShape(bool IsInteger, decimal? Minimum = null, decimal? Maximum = null);

/// <summary>An array of that many elements.</summary>
internal sealed record ListShape(BodySchema Element, int? Minimum = null, int? Maximum = null)
{
    /// <summary>Whether the elements, of whatever kind of JSON they are, are all of the same.</summary>
    public bool IsOfOneKind { get; init; }
}

/// <summary>An object: of known properties, of any names with values of one kind, or one of several that a property tells apart.</summary>
internal sealed record ObjectShape
{
    /// <summary>The properties that are known, or null where any name will do.</summary>
    public IReadOnlyList<BodyProperty>? Properties { get; init; }

    /// <summary>Whether the schema says that there are no others.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the value of any name is, for an object without known properties.</summary>
    public BodySchema? Values { get; init; }

    /// <summary>The property whose text tells which object it is, or null where there is one only.</summary>
    public string? Discriminator { get; init; }

    public IReadOnlyList<ObjectVariant> Variants { get; init; } = [];

    /// <summary>The object without a discriminator, or null where it must have one.</summary>
    public ObjectShape? Default { get; init; }
}

/// <summary>The object that it is where the discriminator has that text.</summary>
internal sealed record ObjectVariant(string Value, ObjectShape Shape);

/// <summary>A property that an object may have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What it takes.</param>
internal sealed record BodyProperty(string Name, BodySchema Schema)
{
    public bool IsRequired { get; init; }

    /// <summary>What to use instead of a deprecated one, empty where nothing is said, null where it is not deprecated.</summary>
    public string? Deprecated { get; init; }
}
