using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    /// <summary>Arguments: the path of the value; what is wrong and what to use instead.</summary>
    public static readonly DiagnosticDescriptor ResultNotExpressible = Error(
        "BT3001",
        Result,
        "Result type that strict structured outputs can't express",
        "'{0}' can't be part of a strict structured output: {1}",
        "A structured result is asked for with a strict JSON schema, in which every property is known and typed, and is built with the type's own constructor and properties.");

    /// <summary>Arguments: the result type; how much it has; of what; the limit.</summary>
    public static readonly DiagnosticDescriptor ResultTooLarge = Error(
        "BT3002",
        Result,
        "Result type over the limits of strict structured outputs",
        "The schema of '{0}' has {1} {2}; strict structured outputs allow {3}",
        "The service refuses a strict schema that is over one of its limits, and with it every request that carries it.");

    /// <summary>Arguments: the endpoint; what it gives; the result type; what to use instead.</summary>
    public static readonly DiagnosticDescriptor ResultNotGiven = Error(
        "BT3003",
        Result,
        "Result that the endpoint does not give",
        "{0} gives {1}, not '{2}': use {3} as the result",
        "Each endpoint answers in its own form, and the result type has to be one that can be read from it.");
}
