using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Flow;

/// <summary>Collection expressions: newer compilers have an operation for them, which the one that this is built against does not name.</summary>
internal static class CollectionExpressions
{
    public static bool Is(IOperation operation) => operation.Syntax is CollectionExpressionSyntax or SpreadElementSyntax;

    /// <summary>What the elements of an operation are made of.</summary>
    public static IEnumerable<IOperation> PartsOf(IOperation operation)
    {
        if (operation.ChildOperations.Count > 0 || operation.Syntax is not CollectionExpressionSyntax expression || operation.SemanticModel is not { } model)
            return operation is IArrayCreationOperation array ? array.Initializer is { } initializer ? [initializer] : [] : operation.ChildOperations;

        return expression.Elements
            .Select(element => element switch
            {
                ExpressionElementSyntax { Expression: var item } => model.GetOperation(item),
                SpreadElementSyntax { Expression: var items } => model.GetOperation(items),
                _ => null,
            })
            .OfType<IOperation>();
    }
}
