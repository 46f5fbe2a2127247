using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor ConstantCustomId = Error(
        "BT1101",
        CustomId,
        "Every task gets the same custom_id",
        "{0}; a batch with two requests of one custom_id is refused: name a key of the task in it, for example \"{1}\"",
        "The custom_id is what tells one answer from another.");

    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "BT1102",
        CustomId,
        "A placeholder names no member",
        "'{0}' names no member of '{1}'{2}",
        "The name in braces is that of a field, property or primary constructor parameter of the task that can be read.");

    public static readonly DiagnosticDescriptor MemberNotForCustomId = Error(
        "BT1103",
        CustomId,
        "This member can't serve in a custom_id",
        "'{0}' can't serve in a custom_id: {1}",
        "An id is read back into the members it was made of, so each must have exactly one text.");

    /// <summary>Arguments: the template; the values of one task; those of another; the id of both.</summary>
    public static readonly DiagnosticDescriptor AmbiguousCustomId = Warning(
        "BT1104",
        CustomId,
        "Two different tasks can get one custom_id",
        "'{0}' is ambiguous: ({1}) and ({2}) both give '{3}'",
        "The service refuses a batch with two requests of one custom_id, and an id that can be read in two ways can't be joined back to its task.");

    /// <summary>Arguments: one task type; another; where they meet; an id that both can give.</summary>
    public static readonly DiagnosticDescriptor OverlappingCustomIds = Warning(
        "BT1105",
        CustomId,
        "Two task types of one batch can give one custom_id",
        "'{0}' and '{1}' in {2} can both give the custom_id '{3}': begin them differently",
        "The service refuses a batch with two requests of one custom_id, whatever types they were made from.");

    /// <summary>Arguments: the id; where it stands already.</summary>
    public static readonly DiagnosticDescriptor DuplicateCustomId = Error(
        RuleIds.DuplicateCustomId,
        CustomId,
        "Two requests have one custom_id",
        "The custom_id '{0}' is that of {1} too; answers could not be told apart",
        "The service refuses a batch with two requests of one custom_id.");

    /// <summary>Arguments: what is wrong; the service; what it takes.</summary>
    public static readonly DiagnosticDescriptor CustomIdOutsideTheProvider = Error(
        RuleIds.CustomIdOutsideTheProvider,
        CustomId,
        "The custom_id is outside of what the service takes",
        "{0}; {1} takes {2}",
        "Services limit the length or the characters of a custom_id. Which one counts is the project's BatchTasksProvider.");
}
