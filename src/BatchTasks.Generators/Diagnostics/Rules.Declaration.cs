using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor TypeMustBePartial = Error(
        "BT0001", Declaration, "A [BatchTask] type must be partial", "'{0}' has [BatchTask] and must be partial: the serializer is generated into it");

    public static readonly DiagnosticDescriptor ContainingTypeMustBePartial = Error(
        "BT0002", Declaration, "A type that contains a [BatchTask] type must be partial", "'{0}' contains the [BatchTask] type '{1}' and must be partial");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "BT0003", Declaration, "This kind of type can't be a [BatchTask]", "'{0}' can't be a [BatchTask]: {1}");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(
        "BT0005", Declaration, "BatchTasks needs C# 11", "'{0}' needs C# 11 for static members of interfaces, but the project is compiled as C# {1}; raise LangVersion");

    public static readonly DiagnosticDescriptor EndpointNotGenerated = Error(
        "BT0006", Declaration, "Nothing is generated for this endpoint yet", "The Batch API serves '{0}', but this version generates for {1} only");
}
