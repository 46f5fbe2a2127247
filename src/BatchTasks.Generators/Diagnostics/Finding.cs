using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>What a parser found wrong, at its place in the source. Reported by the analyzer; the generator ignores it. Never part of a model.</summary>
internal readonly struct Finding(DiagnosticDescriptor rule, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public Location Location { get; } = location;

    /// <summary>What should stand at the location instead, where one answer is near: the code fix's text.</summary>
    public string? Replacement { get; init; }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, DiagnosticProperties.Of(Replacement), arguments);
}
