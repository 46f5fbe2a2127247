using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Finds what a task says of a structured result where its result is none: it would be left out of the request without a word.</summary>
internal static class UnusedSettings
{
    /// <summary>False where there is something, with a finding.</summary>
    public static bool Check(ResultModel result, ResultSettings settings, AttributeData attribute, ParseContext context)
    {
        if (result.StructuredOrOfChoice is not null)
            return true;

        var type = result.TypeName.Replace("global::", "");
        if (settings.Ask != ResultAsk.JsonSchema)
        {
            var location = attribute.ArgumentLocation(-1, "ResultFormat", context.Location, context.CancellationToken);
            context.Report(Rules.ResultNotGiven, location, $"ResultFormat.{settings.Ask}", "JSON of a type", type, "a type that it is read into");
            return false;
        }

        // Of text it is reported where the text is found.
        if (settings.Serializer is not { } serializer || result.Form is ResultForm.Text || result.Choice is not null)
            return true;

        context.Report(Rules.ResultContextNotFit, serializer.Location, $"'{type}' is read by the library itself; leave ResultContext out");
        return false;
    }
}
