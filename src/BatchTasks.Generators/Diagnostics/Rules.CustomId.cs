using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ConstantCustomId = Error(
        "BT1101", CustomId, "Every task gets the same custom_id", "{0}; a batch with two requests of one custom_id is refused: name a key of the task in it, for example \"{1}\"");

    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "BT1102", CustomId, "A placeholder names no member", "'{0}' names no member of '{1}'{2}");

    public static readonly DiagnosticDescriptor MemberNotForCustomId = Error(
        "BT1103", CustomId, "This member can't serve in a custom_id", "'{0}' can't serve in a custom_id: {1}");
}
