using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    /// <summary>Arguments: the path of the value; "strict structured output" or "structured output"; what is wrong and what to use instead.</summary>
    public static readonly DiagnosticDescriptor ResultNotExpressible = Error(
        "BT3001",
        Result,
        "Result type that strict structured outputs can't express",
        "'{0}' can't be part of a {1}: {2}",
        "A structured result is asked for with a JSON schema, a strict one unless the task says otherwise, in which every property is known and typed, and is built with the type's own constructor and properties.");

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

    /// <summary>Arguments: the result type; how much it has; of what; the limit, and why it may be passed.</summary>
    public static readonly DiagnosticDescriptor ResultNearLimit = Warning(
        "BT3004",
        Result,
        "Result type near a limit of strict structured outputs",
        "The schema of '{0}' has {1} {2}; {3}",
        "How the service counts levels is not documented: a schema near the limit may be refused.");

    /// <summary>Arguments: the attribute; the path of the value; why.</summary>
    public static readonly DiagnosticDescriptor ConstraintNotSent = Info(
        "BT3005",
        Result,
        "A constraint that a strict schema can't carry",
        "[{0}] on '{1}' is not part of the schema that is asked for: {2}",
        "Strict structured outputs have a part of JSON Schema only. The model is not held to what is left out.");

    /// <summary>Arguments: the paths of the values, quoted; the keywords; the model.</summary>
    public static readonly DiagnosticDescriptor ConstraintNotForFineTuned = Warning(
        "BT3006",
        Result,
        "A constraint that fine-tuned models don't take",
        "The schema has {1} at {0}, and fine-tuned models such as '{2}' don't take that; remove the constraints, or check the answers instead",
        "Fine-tuned models take fewer keywords of JSON Schema than the models they were made from.");

    /// <summary>Arguments: the path of the value; the enum.</summary>
    public static readonly DiagnosticDescriptor FlagsEnumInResult = Warning(
        "BT3007",
        Result,
        "A [Flags] enum gets one name only",
        "'{0}' gets one name of the [Flags] enum '{1}', never a combination; use a list of an enum",
        "A schema lists the names of an enum, of which the model gives one.");

    /// <summary>Arguments: the name; what is taken.</summary>
    public static readonly DiagnosticDescriptor ResultNameNotTaken = Error(
        "BT3008",
        Result,
        "This is no name for a schema",
        "'{0}' is no name for a schema: {1}",
        "The service takes names of up to 64 characters out of a-z A-Z 0-9 _ - for schemas and functions.");

    /// <summary>Arguments: the path of the property; its type.</summary>
    public static readonly DiagnosticDescriptor OptionalPropertyAlwaysAsked = Info(
        "BT3009",
        Result,
        "An optional property of a result is always asked for",
        "'{0}' may be left out of its type, but a strict schema has every property: the model must give one; make it required, or '{1}?' for an answer without it",
        "Strict structured outputs have no optional properties. A property that may have no value is one that may be null.");

    /// <summary>Arguments: why, and what to do.</summary>
    public static readonly DiagnosticDescriptor ResultContextNotFit = Error(
        "BT3010",
        Result,
        "The serializer context can't read the result",
        "The result can't be read with its ResultContext: {0}",
        "A serializer context reads the types that it has metadata of, which its own generator makes for what [JsonSerializable] names.");
}
