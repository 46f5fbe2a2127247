namespace BatchTasks.Generators.Model;

/// <summary>How a member's value is written.</summary>
/// <param name="Form">The way of writing it.</param>
/// <param name="TypeName">The type without nullability, as C# source, fully qualified.</param>
/// <param name="Nullable">Whether the value may be null: then it is written as nothing in text, and its parameter is left out of a body.</param>
/// <param name="Format">The format of <see cref="ValueForm.Formatted"/>; null for the type's default.</param>
/// <param name="Element">What a list or a dictionary holds.</param>
internal sealed record ValueModel(ValueForm Form, string TypeName, bool Nullable, string? Format = null, ValueModel? Element = null);

/// <summary>The ways of writing a value.</summary>
internal enum ValueForm
{
    String,
    Character,
    CharacterMemory,
    Uri,
    SignedInteger,
    UnsignedInteger,
    Decimal,
    FloatingPoint,
    Boolean,

    /// <summary>By a generated switch over the enum's names.</summary>
    Enum,

    /// <summary>As ISpanFormattable, with the invariant culture.</summary>
    Formatted,

    /// <summary>A JsonElement, as JSON.</summary>
    Json,

    /// <summary>An enumerable, as a JSON array.</summary>
    List,

    /// <summary>A dictionary of texts and values, as a JSON object.</summary>
    Map,

    /// <summary>A reference to an image, as a JSON object.</summary>
    Image,
}
