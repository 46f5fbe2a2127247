using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>The members of the record of that name: one for each expression that varies.</summary>
internal sealed class RecordMembers(string record, SemanticModel model, SyntaxNode root, CancellationToken cancellationToken)
{
    /// <summary>What each record has, or may not have, and the generated method that is called where the line stood.</summary>
    private static readonly string[] s_taken =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "Deconstruct", "EqualityContract", "PrintMembers",
        GeneratedMemberNames.ToBatchLine,
    ];

    private readonly List<RecordMember> _members = [];

    public IReadOnlyList<RecordMember> All => _members;

    /// <summary>The member for an expression in a text, or null where it would not be written as it is now.</summary>
    public RecordMember? InText(TextSpan source) => Find(source, parameter: null, static type =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Char || IsInteger(type) || type is { Name: "Guid", ContainingNamespace.Name: "System" });

    /// <summary>The member for an expression that is the value of a parameter.</summary>
    public RecordMember? AsParameter(TextSpan source, string parameter) => Find(source, parameter, static type =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal || IsInteger(type));

    private RecordMember? Find(TextSpan source, string? parameter, Func<ITypeSymbol, bool> isTaken)
    {
        if (root.FindNode(source, getInnermostNodeForTie: true) is not ExpressionSyntax expression || expression.Span != source)
            return null;

        if (model.GetTypeInfo(expression, cancellationToken).Type is not { } type || !isTaken(type) || type.NullableAnnotation == NullableAnnotation.Annotated)
            return null;

        // What has effects, or gives another value each time, is not asked for once instead of twice.
        var text = expression.ToString();
        var isStable = expression is IdentifierNameSyntax or MemberAccessExpressionSyntax;
        if (isStable && _members.FirstOrDefault(m => m.Expression.ToString() == text && m.Parameter == parameter) is { } same)
            return same;

        var member = new RecordMember(Name(expression), type.ToMinimalDisplayString(model, expression.SpanStart), expression, parameter);
        _members.Add(member);
        return member;
    }

    private string Name(ExpressionSyntax expression)
    {
        var simple = expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "Value",
        };
        var trimmed = simple.TrimStart('_');
        var name = trimmed.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(char.ToUpperInvariant(trimmed[0])) ? "Value" : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
        if (name == record || s_taken.Contains(name))
            name += "Value";

        var unique = name;
        for (var number = 2; _members.Any(m => m.Name == unique); number++)
            unique = name + number;

        return unique;
    }

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;
}

/// <summary>A member of the record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as source.</param>
/// <param name="Expression">What it gets where the line stood.</param>
/// <param name="Parameter">The parameter of the body that it is, or null where templates name it.</param>
internal sealed record RecordMember(string Name, string Type, ExpressionSyntax Expression, string? Parameter);
