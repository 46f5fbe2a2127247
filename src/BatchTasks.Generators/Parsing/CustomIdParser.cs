using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>Parses the custom_id of a task type.</summary>
internal static class CustomIdParser
{
    /// <summary>Returns null where the id can't be written; the findings say why.</summary>
    public static CustomIdModel? Parse(AttributeData attribute, ParseContext context)
    {
        var template = attribute.NamedText("CustomId");
        var given = attribute.Named("CustomId");
        if (given is { Kind: TypedConstantKind.Error })
            return null;

        var location = attribute.ArgumentLocation(-1, given is null ? null : "CustomId", context.Location, context.CancellationToken);
        if (string.IsNullOrEmpty(template))
        {
            ReportConstant($"'{context.Type.Name}' has no CustomId", "task");
            return null;
        }

        if (TemplateBinder.Bind(TemplateSource.In(location, template!, context.CancellationToken), context) is not { } parts)
            return null;

        if (parts.All(p => p.Member is null))
        {
            ReportConstant($"\"{template}\" is the same for every task", template!);
            return null;
        }

        return Build(template!, parts, context);

        void ReportConstant(string problem, string prefix)
        {
            var key = Key(context);
            var suggestion = $"{prefix}-{{{key ?? "Id"}}}";
            context.ReportMisspelt(Rules.ConstantCustomId, location, key is null ? null : suggestion, problem, suggestion);
        }
    }

    private static CustomIdModel? Build(string template, IReadOnlyList<BoundPart> parts, ParseContext context)
    {
        var segments = new List<Segment>();
        var literals = new List<string> { "" };
        var holes = new List<CustomIdHoleModel>();
        var isSound = true;
        foreach (var part in parts)
        {
            if (part.Member is not { } member)
            {
                segments.Add(new Segment.Constant(JsonText.Escape(part.Literal!)));
                literals[literals.Count - 1] += WellFormed.Of(part.Literal!);
            }
            else if (Problem(member, part.Format) is { } problem)
            {
                isSound = false;
                context.Report(Rules.MemberNotForCustomId, part.Location, member.Name, problem);
            }
            else
            {
                segments.Add(new Segment.Text(member.Expression, ValueParser.ParseText(member.Type, null, context.Enums)! with { Nullable = false }));
                var type = member.Type.WithoutNullable();
                holes.Add(new CustomIdHoleModel(member.Name, ParameterName(member.Name, holes), type.SourceName(), KindOf(type)!.Value, context.Enums.NamesOf(type)));
                literals.Add("");
            }
        }

        if (!isSound)
            return null;

        return new CustomIdModel(
            template,
            segments.ToEquatableArray(),
            literals.ToEquatableArray(),
            holes.ToEquatableArray(),
            Unique("customId", holes),
            Unique("__match", holes),
            Symbols.WidestAccess(context.Type, parts.Where(p => p.Member is not null).Select(p => p.Member!.Type)));
    }

    /// <summary>Whether a custom_id can have a member.</summary>
    public static bool CanServe(TaskMember member) => Problem(member, format: null) is null;

    private static string? Problem(TaskMember member, string? format)
    {
        if (format is not null)
            return "a format may write two values alike, and can't be read back";

        if (member.Type.NullableAnnotation == NullableAnnotation.Annotated || (member.Type.IsValueType && member.Type.MayBeNull()))
            return "it is nullable, and tasks without a value would all get the same id";

        if (member.Type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal)
            return "two forms of one number differ as text; use an integer or a string";

        return KindOf(member.Type) is null
            ? $"'{member.Type.ToDisplayString()}' has no text that can be read back; use a string, an integer, a bool, a char, an enum, a Guid, or a date or time"
            : null;
    }

    private static CustomIdKind? KindOf(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        return type.SpecialType switch
        {
            SpecialType.System_String => CustomIdKind.String,
            SpecialType.System_Char => CustomIdKind.Char,
            SpecialType.System_Boolean => CustomIdKind.Boolean,
            SpecialType.System_SByte => CustomIdKind.SByte,
            SpecialType.System_Byte => CustomIdKind.Byte,
            SpecialType.System_Int16 => CustomIdKind.Int16,
            SpecialType.System_UInt16 => CustomIdKind.UInt16,
            SpecialType.System_Int32 => CustomIdKind.Int32,
            SpecialType.System_UInt32 => CustomIdKind.UInt32,
            SpecialType.System_Int64 => CustomIdKind.Int64,
            SpecialType.System_UInt64 => CustomIdKind.UInt64,
            SpecialType.System_DateTime => CustomIdKind.DateTime,
            _ when type.TypeKind == TypeKind.Enum => CustomIdKind.Enum,
            _ when type.IsNamed("System", "Guid") => CustomIdKind.Guid,
            _ when type.IsNamed("System", "DateOnly") => CustomIdKind.DateOnly,
            _ when type.IsNamed("System", "TimeOnly") => CustomIdKind.TimeOnly,
            _ when type.IsNamed("System", "DateTimeOffset") => CustomIdKind.DateTimeOffset,
            _ when type.IsNamed("System", "TimeSpan") => CustomIdKind.TimeSpan,
            _ => null,
        };
    }

    /// <summary>The member's name in camelCase; with a number where the template names the member twice.</summary>
    private static string ParameterName(string member, List<CustomIdHoleModel> holes) =>
        Unique(Identifier.Of(char.ToLowerInvariant(member[0]) + member.Substring(1)), holes);

    private static string Unique(string name, List<CustomIdHoleModel> holes)
    {
        var unique = name;
        for (var number = 2; holes.Any(h => h.Parameter == unique); number++)
            unique = name + number.ToString(CultureInfo.InvariantCulture);

        return unique;
    }

    /// <summary>The name of the member that looks most like a key; null where none can serve.</summary>
    private static string? Key(ParseContext context)
    {
        var usable = context.Members.All.Where(m => CanServe(m)).ToList();
        return (usable.FirstOrDefault(m => m.Name.EndsWith("Id", StringComparison.OrdinalIgnoreCase)) ?? usable.FirstOrDefault())?.Name;
    }
}
