using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>The calls that send a CreateBatch body as it is.</summary>
internal static class CreateCalls
{
    /// <summary>Whether the object goes straight into such a call, so that nothing can be added to it on the way.</summary>
    public static bool IsBodyOf(ExpressionSyntax expression) => expression
        .Ancestors()
        .TakeWhile(static n => n is not StatementSyntax)
        .OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver }
            && (name is "CreateBatch" or "CreateBatchAsync" || (name == "Create" && receiver.ToString().EndsWith("BinaryContent", StringComparison.Ordinal))));
}
