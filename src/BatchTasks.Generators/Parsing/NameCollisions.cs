using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>
/// Finds the names of a task that keep its generated part from compiling: those of the private members of that part. (Of a public member the type's own
/// takes the place; everything else is named in full.)
/// </summary>
internal static class NameCollisions
{
    private const string LineWriter = "BatchLineWriter";

    public static void Report(TaskModel model, ParseContext context)
    {
        foreach (var (name, what, parameters) in Declared(model))
        {
            if (Other(name, parameters, context) is { } location)
                context.Report(Rules.NameIsTaken, location, name, what);
        }

        // Beside it the namespace of that name can't be reached, not even from the root.
        if (context.Compilation.GlobalNamespace.GetTypeMembers("System").FirstOrDefault(t => t.Arity == 0) is { } system)
            context.Report(Rules.NameIsTaken, context.Location, system.Name, "a namespace");
    }

    /// <summary>The private members that are generated; for methods, the types of their parameters.</summary>
    private static IEnumerable<(string Name, string What, string[]? Parameters)> Declared(TaskModel model)
    {
        yield return (GeneratedMemberNames.CustomIdTemplate, "the field that holds the template of the custom_id", null);
        if (model.Body.Any(static segment => segment is Segment.ExtraBody))
            yield return (GeneratedMemberNames.BodyNames, "the field that holds the names in the body", null);

        foreach (var record in model.Result.ToolRecords)
            yield return (record.Name.TrimStart('@'), $"the record of the arguments of '{record.Function}'", null);

        foreach (var type in model.Enums)
            yield return (GeneratedMemberNames.WriteEnum, "a method that writes an enum", [type.TypeName, LineWriter]);

        for (var i = 0; i < model.Enums.Count; i++)
        {
            if (model.CustomId.Holes.Any(h => h.Kind == CustomIdKind.Enum && h.TypeName == model.Enums[i].TypeName))
                yield return (GeneratedMemberNames.ReadEnum(i), "a method that reads an enum", ["ReadOnlySpan"]);
        }

        foreach (var captured in model.CapturedParameters)
            yield return (captured.Property, $"the property through which the parameter '{captured.Parameter}' is read", null);
    }

    /// <summary>Where the type, or a member that the request is made of, has a name already; null where nobody has.</summary>
    private static Location? Other(string name, string[]? parameters, ParseContext context)
    {
        if (context.Type.Name == name || context.Type.TypeParameters.Any(p => p.Name == name))
            return context.Location;

        foreach (var member in context.Type.GetMembers(name))
        {
            var location = member.Locations.FirstOrDefault(l => l.IsInSource);
            if (location?.SourceTree is { } tree && !tree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal) && !IsOverload(member, parameters))
                return location;
        }

        // A base type's, or a parameter, which the generated member would hide.
        return context.Members.Used.Contains(name) ? context.Location : null;
    }

    /// <summary>Whether a method of the same name takes something else.</summary>
    private static bool IsOverload(ISymbol member, string[]? parameters) =>
        parameters is not null
        && member is IMethodSymbol method
        && (method.Arity > 0
            || method.Parameters.Length != parameters.Length
            || method.Parameters.Where((p, i) => p.Type.Name != parameters[i] && p.Type.SourceName() != parameters[i]).Any());
}
