using System.Linq;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Shared.Bodies;

/// <summary>What is said about a body: what is wrong, the rule, and the remedy where there is one.</summary>
internal static class BodyMessages
{
    public static string Unknown(string name, string endpoint, string? nearest) => $"{endpoint} has no parameter '{name}'{Hint(nearest)}";

    public static string UnknownPart(string name, string holder, string? nearest) => $"'{holder}' has no '{name}'{Hint(nearest)}";

    public static string Deprecated(string name, string endpoint, string instead) =>
        $"'{name}' is deprecated for {endpoint}{(instead.Length == 0 ? "" : $"; use {instead}")}.";

    public static string WrongType(string path, BodySchema schema, JsonTokenKind found) =>
        $"'{path}' takes {ShapeText.Kinds(schema)}, not {LineErrors.JsonTypeName(found)}.";

    public static string NotWhole(string path, string found) => $"'{path}' takes an integer, not {found}.";

    public static string NotOfOneKind(string path, JsonTokenKind found, JsonTokenKind first) =>
        $"'{path}' is {LineErrors.JsonTypeName(found)} in an array that begins with {LineErrors.JsonTypeName(first)}; all its elements are of one kind.";

    /// <param name="path">The parameter.</param>
    /// <param name="found">What it has.</param>
    /// <param name="taken">What it takes.</param>
    public static string NotTaken(string path, string found, string taken) => $"'{path}' does not take {found}; it takes {taken}.";

    public static string Missing(string holder, string name) => $"'{holder}' lacks '{name}', which it must have.";

    public static string Model(string model, string endpoint) =>
        $"The model '{model}' does not serve {endpoint}; it serves {string.Join(" and ", ModelCatalog.Endpoints(model) ?? [])}.";

    private static string Hint(string? nearest) => nearest is null ? "." : $"; did you mean '{nearest}'?";
}
