using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Generators.Parsing.Bodies.Tools;
using BatchTasks.Generators.Parsing.Results;
using BatchTasks.Generators.Prompts;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>What came of parsing a task type: a model, or at least a stub, or neither; and what is wrong with it.</summary>
internal sealed record TaskParseResult(TaskModel? Model, StubModel? Stub, IReadOnlyList<Finding> Findings)
{
    /// <summary>The names of the members that the request is made of; where the declaration has errors, of those that were understood.</summary>
    public IReadOnlyCollection<string> UsedMembers { get; init; } = [];

    /// <summary>What is declared of the body, or null where the endpoint is not known.</summary>
    public DeclaredBody? Body { get; init; }
}

/// <summary>
/// Reads a [BatchTask] type: symbols in, model and findings out. Every decision is made here. The generator takes the model, the analyzer the findings.
/// </summary>
internal static class TaskParser
{
    public static TaskParseResult Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, PromptFiles prompts, CancellationToken cancellationToken)
    {
        var location = type.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
        var context = new ParseContext(type, compilation, prompts, location, cancellationToken);
        var declaration = TypeDeclarationParser.Parse(context);

        // Of a type that can't be a task at all there is no more to say; of one that only lacks 'partial' there is.
        if (context.Findings.Any(f => f.Rule == Rules.UnsupportedType))
            return new TaskParseResult(null, null, context.Findings);

        var model = ParseTask(attribute, declaration, context);
        if (declaration is not null && model is not null)
            NameCollisions.Report(model, context);

        if (declaration is null)
            return new TaskParseResult(null, null, context.Findings) { Body = context.Body };

        // A warning about the declaration would keep the model; an error leaves a stub, so that the error stands alone.
        return model is not null && context.Findings.All(f => f.Rule.DefaultSeverity != DiagnosticSeverity.Error)
            ? new TaskParseResult(model, null, context.Findings) { UsedMembers = context.Members.Used, Body = context.Body }
            : new TaskParseResult(null, Stub(declaration, attribute, context), context.Findings) { UsedMembers = context.Members.Used, Body = context.Body };
    }

    /// <summary>The model, whatever else was found; null where it lacks a part.</summary>
    internal static TaskModel? ParseTask(AttributeData attribute, TypeDeclarationModel? declaration, ParseContext context)
    {
        var customId = context.CustomId = CustomIdParser.Parse(attribute, context);
        if (EndpointOf(attribute, context) is not { } endpoint)
            return null;

        var model = attribute.NamedText("Model");
        context.Body = new(endpoint, model, attribute);
        var resultType = DeclaredResult(attribute, endpoint, context);
        var resultLocation = attribute.ArgumentLocation(-1, "Result", context.Location, context.CancellationToken);
        var settings = ResultSettings.Of(attribute, context);
        var result = ResultParser.Parse(resultType, endpoint, context.Type, context.Compilation, model, settings, resultLocation, context.Findings, context.CancellationToken);
        if (result is not null && !UnusedSettings.Check(result, settings, attribute, context))
            result = null;

        var tools = ToolParser.Parse(model, settings, context);
        context.ToolRecords = tools?.Records ?? EquatableArray<ToolRecordModel>.Empty;
        if (result is { Form: ResultForm.ToolCalls } && tools is not null)
            result = result with { Tools = tools.All.Select(static tool => tool.Reader).ToEquatableArray(), ToolReaders = tools.Readers, ToolRecords = tools.Records };

        var asked = result?.StructuredOrOfChoice is { } structured ? RequestFor(structured, resultType, settings, attribute, context) : null;
        var body = BodyParser.Parse(new BodyRequest(endpoint, model, asked, tools?.All ?? [], attribute), context);
        if (result is not null && body is not null && !ResultCount.Check(result, resultType, body, tools, resultLocation, context))
            return null;

        if (declaration is null || customId is null || result is null || body is null)
            return null;

        return new TaskModel(
            declaration,
            endpoint,
            model,
            attribute.NamedText("Batch"),
            customId,
            body.Segments,
            body.InputLists,
            body.SingleInputs,
            result,
            AnswerKind(result, asked),
            context.Enums.ToModel(),
            context.Members.Captured,
            ExtraBody.Declaration(context.Type, context.Compilation),
            SampleLine.Of(endpoint, customId, body.Segments),
            Symbols.WidestAccess(context.Type, [resultType]),
            GeneratedMembers.Taken(context.Type),
            Suppressions(result, context));
    }

    private static string? EndpointOf(AttributeData attribute, ParseContext context)
    {
        if (attribute.PositionalText(0) is not { } endpoint)
            return null;

        if (EndpointCatalog.IsServed(endpoint))
            return endpoint;

        var (nearest, hint) = UnservedEndpoint.Of(endpoint);
        context.ReportMisspelt(Rules.UnknownEndpoint, attribute.ArgumentLocation(0, null, context.Location, context.CancellationToken), nearest, endpoint, hint);
        return null;
    }

    private static ResultRequest? RequestFor(StructuredResultModel structured, ITypeSymbol resultType, ResultSettings settings, AttributeData attribute, ParseContext context)
    {
        var name = ResultName.Of(attribute, LibraryResults.WithinChoice(resultType), context);
        return name is null ? null : new ResultRequest(name, structured.Schema, settings.Ask == ResultAsk.FunctionCall, settings.IsStrict);
    }

    private static string AnswerKind(ResultModel result, ResultRequest? asked) => result.Form switch
    {
        ResultForm.Choice or ResultForm.Choices => "Choices",
        ResultForm.ToolCalls => "ToolCalls",
        ResultForm.Body => "Body",
        ResultForm.Text or ResultForm.Structured => asked is { AsFunctionCall: true } ? "FunctionCall" : "Text",
        _ => "Embeddings",
    };

    /// <summary>The declared type; without one, what the endpoint gives: text, a vector, a judgement, an image, a video.</summary>
    private static ITypeSymbol DeclaredResult(AttributeData attribute, string? endpoint, ParseContext context)
    {
        if (attribute.Named("Result")?.Value is ITypeSymbol declared)
            return declared;

        if (endpoint == EndpointCatalog.Embeddings && context.Compilation.GetTypesByMetadataName("System.ReadOnlyMemory`1").FirstOrDefault() is { } memory)
            return memory.Construct(context.Compilation.GetSpecialType(SpecialType.System_Single));

        var name = LibraryResults.DefaultOf(endpoint) ?? (context.Type.Find(AttributeNames.Tool) is null ? null : LibraryResults.ToolCalls);
        return name is not null && context.Compilation.GetTypesByMetadataName($"{AttributeNames.Namespace}.{name}").FirstOrDefault() is { } known
            ? known
            : context.Compilation.GetSpecialType(SpecialType.System_String);
    }

    private static EquatableArray<string> Suppressions(ResultModel result, ParseContext context)
    {
        var ids = context.Suppressions;
        if (result.StructuredOrOfChoice is { } structured)
            ids.UnionWith(structured.Suppressions);

        return ids.ToEquatableArray();
    }

    private static StubModel Stub(TypeDeclarationModel declaration, AttributeData attribute, ParseContext context)
    {
        var type = DeclaredResult(attribute, attribute.PositionalText(0), context);
        if (!context.Compilation.IsSymbolAccessibleWithin(type, context.Type) || !CanBeTypeArgument(type))
            type = context.Compilation.GetSpecialType(SpecialType.System_Object);

        context.Suppressions.AddIds(type);
        return new StubModel(
            declaration,
            type.SourceName(),
            Symbols.WidestAccess(context.Type, [type]),
            context.CustomId,
            ExtraBody.Declaration(context.Type, context.Compilation),
            context.ToolRecords.Where(record => context.Type.Name != record.Name && context.Type.GetMembers(record.Name.TrimStart('@')).All(IsGenerated)).ToEquatableArray(),
            GeneratedMembers.Taken(context.Type),
            context.Suppressions.ToEquatableArray());
    }

    private static bool IsGenerated(ISymbol member) =>
        member.Locations.All(static l => l.SourceTree?.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal) == true);

    /// <summary>Whether another file of safe code can name a type as a type argument, with all that it is made of.</summary>
    private static bool CanBeTypeArgument(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeTypeArgument(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error, IsStatic: false, IsUnboundGenericType: false, IsRefLikeType: false, IsFileLocal: false } named =>
            named.SpecialType != SpecialType.System_Void
            && named.TypeArguments.All(CanBeTypeArgument)
            && (named.ContainingType is not { } containing || !IsFileLocal(containing)),
        _ => type.TypeKind == TypeKind.Dynamic,
    };

    private static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } containing && IsFileLocal(containing));
}
