using System.Collections.Generic;
using System.Threading;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Parses the result type of a task: what it is asked for as and how it is read.</summary>
internal static class ResultParser
{
    /// <param name="resultType">The type of the result.</param>
    /// <param name="endpoint">The endpoint of the task, one that results can be parsed for; which these are is not decided here.</param>
    /// <param name="containingTask">The type that the readers become members of.</param>
    /// <param name="compilation">The compilation of <paramref name="containingTask"/>.</param>
    /// <param name="model">The model of every task, or null where a member supplies it.</param>
    /// <param name="settings">How it is asked for and read.</param>
    /// <param name="location">Where the result type is named; for findings that have no better place.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>
    /// The model; or null where <paramref name="findings"/> say why there is none, where the type has an error that the compiler itself reports,
    /// or where the endpoint is another.
    /// </returns>
    public static ResultModel? Parse(
        ITypeSymbol resultType,
        string endpoint,
        INamedTypeSymbol containingTask,
        Compilation compilation,
        string? model,
        ResultSettings settings,
        Location location,
        List<Finding> findings,
        CancellationToken ct)
    {
        if (resultType.TypeKind == TypeKind.Error)
            return null;

        return endpoint switch
        {
            EndpointCatalog.ChatCompletions => ParseChat(resultType, new ResultContext(compilation, containingTask, model, settings, findings, ct), location),
            EndpointCatalog.Embeddings => ParseVectors(resultType, location, findings),
            _ => null,
        };
    }

    private static ResultModel? ParseChat(ITypeSymbol type, ResultContext context, Location location)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            if (context.Settings.Serializer is { } serializer)
                context.Report(new Finding(Rules.ResultContextNotFit, serializer.Location, "'string' is the text as it is; leave ResultContext out"));

            return new ResultModel("string", ResultForm.Text, null);
        }

        if (VectorTypes.IsMemory(type))
        {
            context.Report(new Finding(
                Rules.ResultNotGiven,
                location,
                EndpointCatalog.ChatCompletions,
                "text or structured output",
                TypeNames.Display(type),
                "string, or a type that the text is read into,"));
            return null;
        }

        return StructuredResultParser.Parse(type, context, location) is { } structured
            ? new ResultModel(type.SourceName(), ResultForm.Structured, structured)
            : null;
    }

    private static ResultModel? ParseVectors(ITypeSymbol type, Location location, List<Finding> findings)
    {
        if (VectorTypes.FormOf(type) is { } form)
            return new ResultModel(type.SourceName(), form, null);

        findings.Add(new Finding(
            Rules.ResultNotGiven,
            location,
            EndpointCatalog.Embeddings,
            "vectors",
            TypeNames.Display(type),
            "ReadOnlyMemory<float> or float[], or an array or list of these for several inputs,"));
        return null;
    }
}
