using System.Collections.Generic;
using System.Threading;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What the parsing of one result carries along. It lives as long as the parsing.</summary>
internal sealed class ResultContext(Compilation compilation, INamedTypeSymbol containingTask, List<Finding> findings, CancellationToken ct)
{
    private readonly HashSet<string> _methods = new(StringComparer.Ordinal);

    public CancellationToken Token => ct;

    /// <summary>The methods so far. A place is taken before the type's parts are parsed, so that the result's own method comes first.</summary>
    public List<ResultReaderModel?> Readers { get; } = [];

    /// <summary>What each type was found to be, by its source name; null where something is wrong with it, which has been reported.</summary>
    public Dictionary<string, ParsedType?> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>The objects and collections that are being parsed, outermost first.</summary>
    public List<string> Open { get; } = [];

    public SortedSet<string> Suppressions { get; } = new(StringComparer.Ordinal);

    public void Report(Finding finding) => findings.Add(finding);

    /// <summary>Reports a value that strict structured outputs can't express.</summary>
    public void Refuse(ResultPlace place, string problem) => Report(new Finding(Rules.ResultNotExpressible, place.Location, place.Path, problem));

    /// <summary>Whether the task, into which the readers go, can name a type or member.</summary>
    public bool CanAccess(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, containingTask);

    /// <summary>Notes the warning that naming a type or member gives where it is marked experimental; those of obsolete ones are off in every generated file.</summary>
    public void NoteWarnings(ISymbol symbol) => Suppressions.AddIds(symbol);

    /// <summary>A name for a method that no other method of this result and no member of the task has.</summary>
    public string NameMethod(string word)
    {
        var wanted = "__Read" + word;
        var name = wanted;
        for (var number = 2; !containingTask.GetMembers(name).IsEmpty || !_methods.Add(name); number++)
            name = wanted + number;

        return name;
    }
}

/// <summary>A value in the result.</summary>
/// <param name="Path">Its way from the result type, for example <c>Verdict.Reasons[].Text</c>.</param>
/// <param name="Location">The nearest place in source.</param>
internal sealed record ResultPlace(string Path, Location Location)
{
    public ResultPlace Member(ISymbol member) => new(Path + "." + member.Name, LocationOf(member));

    public ResultPlace Item() => this with { Path = Path + "[]" };

    /// <summary>The place of a symbol in source, or this place where it comes from another assembly.</summary>
    public Location LocationOf(ISymbol symbol) => symbol.Locations is [{ IsInSource: true } location, ..] ? location : Location;
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
