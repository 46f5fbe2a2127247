using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Flow;

/// <summary>Files that are uploaded, and the batches that are created for them.</summary>
internal static class JobFlow
{
    private const string InputFileId = "InputFileId";
    private const string Endpoint = "Endpoint";

    /// <summary>An upload through the official client or the library's service: its result is the file, with its requests and its purpose.</summary>
    public static Value? OfUpload(IInvocationOperation call, ImmutableArray<IArgumentOperation> arguments, Value? content, SinkFlow sinks)
    {
        sinks.Drain(content, arguments[0].Value.Syntax);
        var carried = sinks.LinesOf(content);
        if (content?.Identity is { } path && KnownMethods.IsPath(arguments[0].Parameter?.Type))
            carried = Content.Union(carried, sinks.ContentOf(new PathFile(path)).Entries);

        if (arguments.FirstOrDefault(static a => a.Parameter?.Name == "purpose") is { } purpose && PurposeOf(purpose.Value) is { } text)
        {
            var upload = Carried.Upload(text, purpose.Value.Syntax);
            foreach (var requests in carried)
                sinks.Findings?.Uploaded(requests, upload);

            // What is known to be a batch's input is reported here, once.
            carried = carried.IsEmpty ? ImmutableArray.Create(upload) : carried;
        }

        return carried.IsEmpty ? null : new Value(null, carried.Select(each => each.Via(call.Syntax)).ToImmutableArray());
    }

    /// <summary>The body of a create call, handed to the official client: <c>new { input_file_id = …, endpoint = … }</c>.</summary>
    public static Value? OfAnonymous(IAnonymousObjectCreationOperation creation, OperationFlow operations)
    {
        Value? file = null;
        SyntaxNode? endpoint = null;
        foreach (var initializer in creation.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            var value = operations.Evaluate(initializer.Value);
            if (initializer.Target is not IPropertyReferenceOperation { Property.Name: var name })
                continue;

            if (name == "input_file_id")
                file = value;
            else if (name == "endpoint" && initializer.Value.ConstantValue is { HasValue: true, Value: string })
                endpoint = initializer.Value.Syntax;
        }

        Created(file, endpoint, operations.Sinks);
        return null;
    }

    /// <summary>The options of <c>BatchService.CreateAsync</c>, whose file and endpoint stand in one initializer.</summary>
    public static void Assigned(IPropertyReferenceOperation property, Value? value, IOperation assignment, OperationFlow operations)
    {
        if (property.Property.Name != InputFileId || !property.Property.ContainingType.IsNamed(AttributeNames.Namespace, "BatchCreateOptions"))
            return;

        var endpoint = assignment.Syntax.Parent is InitializerExpressionSyntax initializer
            ? initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static a => a.Left is IdentifierNameSyntax { Identifier.ValueText: Endpoint })?.Right
            : null;
        Created(value, endpoint, operations.Sinks);
    }

    private static void Created(Value? file, SyntaxNode? endpoint, SinkFlow sinks)
    {
        foreach (var carried in sinks.LinesOf(file))
            sinks.Findings?.Created(carried, endpoint);
    }

    /// <summary>The purpose that is given by a member of FileUploadPurpose or as a constant text; null where it can't be told.</summary>
    private static string? PurposeOf(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IConversionOperation conversion => PurposeOf(conversion.Operand),
        IObjectCreationOperation { Arguments: [var argument] } => PurposeOf(argument.Value),
        IPropertyReferenceOperation { Instance: null, Property: { Name: var name, ContainingType.Name: "FileUploadPurpose" } } => name switch
        {
            "Batch" => "batch",
            "FineTune" => "fine-tune",
            "UserData" => "user_data",
            "Evaluations" => "evals",
            _ => name.ToLowerInvariant(),
        },
        _ => null,
    };
}
