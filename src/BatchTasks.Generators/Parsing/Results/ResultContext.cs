using System.Collections.Generic;
using System.Threading;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What the parsing of one result carries along. It lives as long as the parsing.</summary>
internal sealed class ResultContext(Compilation compilation, INamedTypeSymbol containingTask, string? model, ResultSettings settings, List<Finding> findings, CancellationToken ct)
{
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);

    public CancellationToken Token => ct;

    public Compilation Compilation => compilation;

    public IAssemblySymbol Assembly => compilation.Assembly;

    /// <summary>The model of every task, or null where a member supplies it.</summary>
    public string? Model => model;

    public ResultSettings Settings => settings;

    /// <summary>The methods so far. A place is taken before the type's parts are parsed, so that the result's own method comes first.</summary>
    public List<ResultReaderModel?> Readers { get; } = [];

    /// <summary>What each type was found to be, by its source name; null where something is wrong with it, which has been reported.</summary>
    public Dictionary<string, ParsedType?> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each object and union was first met.</summary>
    public Dictionary<SchemaNode, ResultPlace> Places { get; } = [];

    /// <summary>The types that are being parsed, each a part of the one before.</summary>
    public Stack<ITypeSymbol> Open { get; } = new();

    public SortedSet<string> Suppressions { get; } = new(StringComparer.Ordinal);

    public void Report(Finding finding) => findings.Add(finding);

    /// <summary>Reports a value that structured outputs can't express.</summary>
    public void Refuse(ResultPlace place, string problem) =>
        Report(Rules.ResultNotExpressible, place, place.Path, settings.IsStrict ? "strict structured output" : "structured output", problem);

    /// <summary>Reports a value of the result.</summary>
    public void Report(DiagnosticDescriptor rule, ResultPlace place, params object[] arguments) =>
        Report(new Finding(rule, place.Location, arguments) { Owner = place.Owner });

    /// <summary>Whether the task, into which the readers go, can name a type or member.</summary>
    public bool CanAccess(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, containingTask);

    /// <summary>Notes the warning that naming a type or member gives where it is marked experimental; those of obsolete ones are off in every generated file.</summary>
    public void NoteWarnings(ISymbol symbol) => Suppressions.AddIds(symbol);

    /// <summary>A name for a method that no other method of this result and no member of the task has.</summary>
    public string NameMethod(string word)
    {
        var wanted = GeneratedMemberNames.Reader + word;
        var name = wanted;
        for (var number = 2; name == containingTask.Name || !containingTask.GetMembers(name).IsEmpty || !_methods.Add(name); number++)
            name = wanted + number;

        return name;
    }
}

/// <summary>A value in the result.</summary>
/// <param name="Path">Its way from the result type, for example <c>Verdict.Reasons[].Text</c>.</param>
/// <param name="Location">The nearest place in the sources of the task's project.</param>
/// <param name="Assembly">The task's assembly. Types of another may have sources too, but nothing can be reported there.</param>
internal sealed record ResultPlace(string Path, Location Location, IAssemblySymbol Assembly)
{
    /// <summary>The type in whose declaration the place is; null where it is where the result is named.</summary>
    public INamedTypeSymbol? Owner { get; init; }

    /// <summary>Whether the member itself is marked to have its enum written by name.</summary>
    public bool WritesEnumNames { get; init; }

    public ResultPlace Member(ISymbol member) => At(member) with { Path = Path + "." + member.Name, WritesEnumNames = JsonNames.HasStringEnumConverter(member) };

    /// <summary>Whether it is one of several values: of a list, each is given by itself.</summary>
    public bool IsItem => Path.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>The value as one of the types that it may be of.</summary>
    public ResultPlace As(ITypeSymbol type) => this with { Path = $"{Path}({type.Name})" };

    public ResultPlace Item() => this with { Path = Path + "[]", WritesEnumNames = false };

    /// <summary>The place of a symbol in source, or this place where it comes from another assembly.</summary>
    public ResultPlace At(ISymbol symbol) =>
        symbol.Locations is [{ IsInSource: true } location, ..] && Assembly.Equals(symbol.ContainingAssembly, SymbolEqualityComparer.Default)
            ? this with { Location = location, Owner = symbol.ContainingType?.OriginalDefinition }
            : this;

    /// <summary>The place of an attribute of a type, or this place where it comes from another assembly.</summary>
    public ResultPlace At(AttributeData attribute, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Assembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default) && attribute.ApplicationSyntaxReference is { } syntax
            ? this with { Location = syntax.GetSyntax(cancellationToken).GetLocation(), Owner = type.OriginalDefinition }
            : this;
}

/// <summary>What a type, apart from its uses, is.</summary>
/// <param name="Schema">What is asked for.</param>
/// <param name="Method">The method that reads it.</param>
/// <param name="Scalar">The scalar that it is.</param>
internal sealed record ParsedType(SchemaNode Schema, string Method, ScalarType? Scalar);

/// <summary>A use of a type as a value.</summary>
/// <param name="Model">How it is read.</param>
/// <param name="Type">The type.</param>
internal sealed record ParsedValue(ResultValueModel Model, ParsedType Type);
