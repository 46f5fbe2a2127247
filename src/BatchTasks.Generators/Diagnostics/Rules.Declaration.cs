using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor TypeMustBePartial = Error(
        "BT0001",
        Declaration,
        "A [BatchTask] type must be partial",
        "'{0}' has [BatchTask] and must be partial: the serializer is generated into it",
        "The generator adds a part to the type; the language lets it do so only where every declaration of the type says partial.");

    public static readonly DiagnosticDescriptor ContainingTypeMustBePartial = Error(
        "BT0002",
        Declaration,
        "A type that contains a [BatchTask] type must be partial",
        "'{0}' contains the [BatchTask] type '{1}' and must be partial",
        "The generated part of a nested type stands inside parts of all the types around it.");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "BT0003",
        Declaration,
        "This kind of type can't be a [BatchTask]",
        "'{0}' can't be a [BatchTask]: {1}",
        "A task is a type of which there are values and to which a part can be added: a record, class or struct that is neither generic, static, abstract nor local to a file.");

    /// <summary>Arguments: the member; the type; how it is marked as one for other uses.</summary>
    public static readonly DiagnosticDescriptor MemberNotUsed = Info(
        "BT0004",
        Declaration,
        "No part of the request uses this member",
        "No part of the request of '{1}' uses '{0}': put '{{{0}}}' into a template, or mark it [{2}] if it is not for the model",
        "A value that is meant for the model and is in no template and no parameter is never sent.");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(
        "BT0005",
        Declaration,
        "BatchTasks needs C# 11",
        "'{0}' needs C# 11 for static members of interfaces, but the project is compiled as C# {1}; raise LangVersion",
        "The serializer of a task is a set of static members of an interface.");

    /// <summary>Arguments: the option; its value; what can be given.</summary>
    public static readonly DiagnosticDescriptor UnknownOptionValue = Warning(
        "BT0007",
        Declaration,
        "An option of the project has a value that is not known",
        "{0} is '{1}', which is not known; it can be {2}",
        "The checks go by the service that the project names. A name that is not known leaves them at their defaults.");

    /// <summary>Arguments: the member, parameter or type; what the generated part has of that name.</summary>
    public static readonly DiagnosticDescriptor NameIsTaken = Error(
        "BT0008",
        Declaration,
        "A name that the generated part needs is taken",
        "'{0}' has the name of {1}, without which the generated part can't be compiled; rename it",
        "The generated part declares members and names types of its own, which another of that name would hide.");

    /// <summary>Arguments: the attribute; the type.</summary>
    public static readonly DiagnosticDescriptor AttributeWithoutTask = Warning(
        "BT0009",
        Declaration,
        "An attribute of a task on a type that is no task",
        "[{0}] has no effect: '{1}' is not marked [BatchTask]",
        "Messages, inputs and parameters are read where the type has [BatchTask], and nowhere else.");
}
