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
    /// <param name="endpoint">The endpoint of the task.</param>
    /// <param name="containingTask">The type that the readers become members of.</param>
    /// <param name="compilation">The compilation of <paramref name="containingTask"/>.</param>
    /// <param name="model">The model of every task, or null where a member supplies it.</param>
    /// <param name="settings">How it is asked for and read.</param>
    /// <param name="location">Where the result type is named; for findings that have no better place.</param>
    /// <param name="findings">Receives what is wrong.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>
    /// The model; or null where <paramref name="findings"/> say why there is none, or where the type has an error that the compiler itself reports.
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

        var library = LibraryResults.Find(resultType, endpoint, out var isKnown, NotGiven);
        if (isKnown)
            return library;

        return endpoint switch
        {
            EndpointCatalog.ChatCompletions or EndpointCatalog.Responses or EndpointCatalog.Completions =>
                ParseAnswers(resultType, endpoint, new ResultContext(compilation, containingTask, model, settings, findings, ct), location, NotGiven),
            EndpointCatalog.Embeddings when VectorTypes.FormOf(resultType) is { } form =>
                new ResultModel(resultType.SourceName(), form, null) { IsOneOfSeveral = form == ResultForm.Vector },
            _ => Refused(),
        };

        void NotGiven()
        {
            var (gives, types) = LibraryResults.Of(endpoint);
            findings.Add(new Finding(Rules.ResultNotGiven, location, endpoint, gives, TypeNames.Display(resultType), types));
        }

        ResultModel? Refused()
        {
            NotGiven();
            return null;
        }
    }

    /// <summary>The value, or the choices that it is in.</summary>
    private static ResultModel? ParseAnswers(ITypeSymbol type, string endpoint, ResultContext context, Location location, Action notGiven)
    {
        var collection = CollectionTypes.Find(type) is { } found && LibraryResults.IsFilled(found) && IsChoice(found.Item) ? found : null;
        var choice = collection?.Item ?? type;
        if (!IsChoice(choice))
            return ParseValue(type, endpoint, context, location, notGiven) is { } value ? value with { IsOneOfSeveral = true } : null;

        var within = ((INamedTypeSymbol)choice).TypeArguments[0];
        return ParseValue(within, endpoint, context, location, notGiven) is not { } inner
            ? null
            : new ResultModel(type.SourceName(), collection is null ? ResultForm.Choice : ResultForm.Choices, null)
            {
                Choice = inner with { TypeName = within.SourceName() },
                ListItem = LibraryResults.ListItem(collection),
                IsOneOfSeveral = collection is null,
            };
    }

    private static ResultModel? ParseValue(ITypeSymbol type, string endpoint, ResultContext context, Location location, Action notGiven)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            if (context.Settings.Serializer is { } serializer)
                context.Report(new Finding(Rules.ResultContextNotFit, serializer.Location, "'string' is the text as it is; leave ResultContext out"));

            return new ResultModel("string", ResultForm.Text, null);
        }

        if (VectorTypes.IsMemory(type) || endpoint == EndpointCatalog.Completions)
        {
            notGiven();
            return null;
        }

        return StructuredResultParser.Parse(type, context, location) is { } structured
            ? new ResultModel(type.SourceName(), ResultForm.Structured, structured)
            : null;
    }

    private static bool IsChoice(ITypeSymbol type) => type.IsNamed(AttributeNames.Namespace, LibraryResults.Choice);
}
