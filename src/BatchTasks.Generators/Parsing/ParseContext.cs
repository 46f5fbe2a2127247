using System.Collections.Generic;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>What the parsers of one task type share while it is parsed: the type, what was found wrong, and the enums met on the way.</summary>
internal sealed class ParseContext(INamedTypeSymbol type, Compilation compilation, PromptFiles prompts, Location location, CancellationToken cancellationToken)
{
    public INamedTypeSymbol Type { get; } = type;

    public Compilation Compilation { get; } = compilation;

    /// <summary>The files that templates may be in.</summary>
    public PromptFiles Prompts { get; } = prompts;

    /// <summary>The type's name in the source: where findings go that have no better place.</summary>
    public Location Location { get; } = location;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public List<Finding> Findings { get; } = [];

    public EnumTexts Enums => field ??= new EnumTexts(Suppressions);

    /// <summary>Ids of what naming the experimental types and members that were met gives.</summary>
    public SortedSet<string> Suppressions { get; } = new(StringComparer.Ordinal);

    /// <summary>The custom_id, once it is parsed and sound.</summary>
    public CustomIdModel? CustomId { get; set; }

    /// <summary>The records for the arguments of functions that methods describe, once they are parsed and sound.</summary>
    public EquatableArray<ToolRecordModel> ToolRecords { get; set; } = EquatableArray<ToolRecordModel>.Empty;

    /// <summary>What is declared of the body, once the endpoint is known.</summary>
    public DeclaredBody? Body { get; set; }

    public TaskMembers Members => field ??= new TaskMembers(this);

    public void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) => Findings.Add(new Finding(rule, location, arguments));

    /// <summary>Reports what has a near answer: the text that should stand at the location.</summary>
    public void ReportMisspelt(DiagnosticDescriptor rule, Location location, string? replacement, params object[] arguments) =>
        Findings.Add(new Finding(rule, location, arguments) { Replacement = replacement });
}
