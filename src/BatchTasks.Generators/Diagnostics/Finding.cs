using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>What a parser found wrong, at its place in the source. Reported by the analyzer; the generator ignores it. Never part of a model.</summary>
internal readonly struct Finding(DiagnosticDescriptor rule, Location location, params object[] arguments)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public Location Location { get; } = location;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, arguments);
}
