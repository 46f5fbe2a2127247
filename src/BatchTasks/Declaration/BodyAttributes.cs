using System.Diagnostics.CodeAnalysis;

namespace BatchTasks;

/// <summary>
/// A parameter of the request body. On the type, with a value, it is the same for every task. On a member it varies by task: the member's value is
/// written under its name in snake_case unless another name is given, and left out where the value is <see langword="null"/>.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    Inherited = false,
    AllowMultiple = true)]
public sealed class BodyParameterAttribute : Attribute
{
    /// <summary>On a member: the parameter has the member's name in snake_case.</summary>
    public BodyParameterAttribute()
    {
    }

    /// <summary>On a member: the parameter has this name.</summary>
    /// <param name="name">The parameter's name in the body, for example <c>max_completion_tokens</c>.</param>
    public BodyParameterAttribute(string name) => Name = name;

    /// <summary>On a type: a constant.</summary>
    /// <param name="name">The parameter's name in the body, for example <c>temperature</c>.</param>
    /// <param name="value">A string, number, bool, enum value (its name is written), null, or an array of these.</param>
    public BodyParameterAttribute(string name, object? value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The parameter's name in the body.</summary>
    public string? Name { get; }

    /// <summary>The constant, or <see langword="null"/> on a member.</summary>
    public object? Value { get; }
}

/// <summary>A parameter of the request body as a JSON constant, the same for every task.</summary>
/// <param name="name">The parameter's name in the body, for example <c>stream_options</c>.</param>
/// <param name="json">One JSON value. White space between its tokens is not kept.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class BodyJsonAttribute(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) : Attribute
{
    /// <summary>The parameter's name in the body.</summary>
    public string Name { get; } = name;

    /// <summary>One JSON value.</summary>
    public string Json { get; } = json;
}
