using System.Globalization;
using System.Linq;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>An attribute's constant as JSON.</summary>
internal static class ConstantJson
{
    /// <summary>Returns null where the constant is none that JSON has; <paramref name="problem"/> says why.</summary>
    public static string? Of(TypedConstant constant, out string problem)
    {
        problem = "";
        if (constant.IsNull)
            return "null";

        switch (constant.Kind)
        {
            case TypedConstantKind.Array:
                var items = constant.Values.Select(v => Of(v, out _)).ToList();
                if (!items.Contains(null))
                    return $"[{string.Join(",", items)}]";

                problem = "the array holds something that is no string, number, bool or enum value";
                return null;
            case TypedConstantKind.Enum:
                return EnumName(constant, out problem);
            case TypedConstantKind.Primitive:
                return Scalar(constant.Value!, out problem);
            default:
                problem = "it is no string, number, bool or enum value; use [BodyJson] for other JSON";
                return null;
        }
    }

    private static string? Scalar(object value, out string problem)
    {
        problem = "";
        switch (value)
        {
            case string text:
                return JsonText.Quote(text);
            case char character:
                return JsonText.Quote(character.ToString());
            case bool flag:
                return flag ? "true" : "false";
            case float single when float.IsNaN(single) || float.IsInfinity(single):
            case double number when double.IsNaN(number) || double.IsInfinity(number):
                problem = "JSON has no number that is not finite";
                return null;
            case float single:
                return single.ToString("R", CultureInfo.InvariantCulture);
            case double number:
                return number.ToString("R", CultureInfo.InvariantCulture);
            default:
                return ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
        }
    }

    private static string? EnumName(TypedConstant constant, out string problem)
    {
        problem = "";
        foreach (var member in constant.Type?.GetMembers().OfType<IFieldSymbol>() ?? [])
        {
            if (member.HasConstantValue && Equals(member.ConstantValue, constant.Value))
                return JsonText.Quote(EnumTexts.TextOf(member));
        }

        problem = "the enum has no name for the value";
        return null;
    }
}
