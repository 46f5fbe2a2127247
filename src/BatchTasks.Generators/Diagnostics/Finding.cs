using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>What a parser found wrong, at its place in the source. Reported by the analyzer; the generator ignores it. Never part of a model.</summary>
internal readonly struct Finding(DiagnosticDescriptor rule, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public Location Location { get; } = location;

    /// <summary>What should stand at the location instead, where one answer is near: the code fix's text.</summary>
    public string? Replacement { get; init; }

    /// <summary>The type in whose declaration the location is, where that may be another than the task's. Reported there, once for all tasks.</summary>
    public INamedTypeSymbol? Owner { get; init; }

    /// <summary>Whether the location is in one of the project's other files, where a template stands.</summary>
    public bool IsInFile => Location.Kind == LocationKind.ExternalFile;

    public Diagnostic ToDiagnostic() => ToDiagnostic(Location);

    public Diagnostic ToDiagnostic(Location location) => Diagnostic.Create(Rule, location, DiagnosticProperties.Of(Replacement), arguments);
}
