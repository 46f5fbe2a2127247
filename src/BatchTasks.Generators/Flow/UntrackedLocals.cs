using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Flow;

/// <summary>
/// The names of locals that are assigned where the flow of their function does not show it: in a lambda, a local function or a finally block. Their
/// values are taken as not known.
/// </summary>
internal static class UntrackedLocals
{
    public static HashSet<string> Of(SyntaxNode function)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in function.DescendantNodes())
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or FinallyClauseSyntax)
                AddAssigned(node, names);
        }

        return names;
    }

    private static void AddAssigned(SyntaxNode root, HashSet<string> names)
    {
        foreach (var node in root.DescendantNodes())
        {
            var assigned = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                _ => null,
            };
            if (assigned is null)
                continue;

            foreach (var name in assigned.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
                names.Add(name.Identifier.ValueText);
        }
    }
}
