using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Generators.Parsing.Bodies.Tools;
using BatchTasks.Generators.Parsing.Results;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>Whether the result has room for all that a task's request can be answered with: what is paid for is not dropped.</summary>
internal static class ResultCount
{
    /// <summary>False where it has not, with a finding.</summary>
    public static bool Check(ResultModel result, ITypeSymbol type, ParsedBody body, DeclaredTools? tools, Location location, ParseContext context)
    {
        var name = TypeNames.Display(type);
        if (result.IsOneOfSeveral && body.AreSeveral)
            return Report("A task with several inputs", "an answer for each", ForAll(result, name));

        if ((result.IsOneOfSeveral || result.Form == ResultForm.ToolCalls) && MayHaveSeveral(context))
            return Report("A task with 'n'", "several answers", ForAll(result, name));

        if (tools is { All.Count: > 0 } && result.Form is ResultForm.Text or ResultForm.Structured or ResultForm.Choice or ResultForm.Choices)
            return Report("A task with [Tool]", "the calls of the model", "BatchToolCalls");

        return true;

        bool Report(string what, string gives, string instead)
        {
            context.Report(Rules.ResultNotGiven, location, what, gives, name, instead);
            return false;
        }
    }

    private static string ForAll(ResultModel result, string name) => result.Form switch
    {
        ResultForm.Vector => "float[][] or ReadOnlyMemory<float>[]",
        ResultForm.ToolCalls => "BatchRawBody",
        ResultForm.Text or ResultForm.Structured => $"BatchChoice<{name}>[]",
        _ => $"{name}[]",
    };

    /// <summary>Whether <c>n</c> is more than one, or given by each task.</summary>
    private static bool MayHaveSeveral(ParseContext context) =>
        context.Body?.Parameters.FirstOrDefault(static parameter => parameter.Name == "n") is { } n
        && (n.Json is null || (double.TryParse(n.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count > 1));
}
