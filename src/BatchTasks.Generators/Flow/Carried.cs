using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

internal enum CarriedKind
{
    /// <summary>Request lines of a task type.</summary>
    Lines,

    /// <summary>The path of a file that was written with tasks of a type.</summary>
    File,

    /// <summary>A file at the service that was uploaded for a purpose.</summary>
    Upload,
}

/// <summary>Requests of one task type, or a file, on its way through a method.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Task">The task type, or the type parameter of a helper that stands for it; null for an upload.</param>
/// <param name="Source">The expression that brings it in: where it is reported.</param>
/// <param name="Sites">The places at which it was passed on, the source first. Whether it got there hangs on the branches around all of them.</param>
/// <param name="Purpose">What the file was uploaded for; null for requests.</param>
internal sealed record Carried(CarriedKind Kind, ITypeSymbol? Task, SyntaxNode Source, ImmutableArray<SyntaxNode> Sites, string? Purpose = null)
{
    /// <summary>More places than these are not followed.</summary>
    private const int MaxSites = 4;

    /// <summary>Requests of another type that came into the same collection before it.</summary>
    public ImmutableArray<Carried> MixedWith { get; init; } = ImmutableArray<Carried>.Empty;

    public static Carried Lines(ITypeSymbol task, SyntaxNode source) => new(CarriedKind.Lines, task, source, ImmutableArray.Create(source));

    public static Carried File(ITypeSymbol task, SyntaxNode source) => new(CarriedKind.File, task, source, ImmutableArray.Create(source));

    public static Carried Upload(string purpose, SyntaxNode source) => new(CarriedKind.Upload, null, source, ImmutableArray.Create(source), purpose);

    /// <summary>Whether they are requests of different types.</summary>
    public bool Differs(Carried other) =>
        Kind == CarriedKind.Lines && other.Kind == CarriedKind.Lines && !SymbolEqualityComparer.Default.Equals(Task, other.Task);

    public Carried Via(SyntaxNode site) => Sites.Contains(site) || Sites.Length == MaxSites ? this : this with { Sites = Sites.Add(site) };

    /// <summary>The same as what a call brings in.</summary>
    public Carried By(SyntaxNode call, ITypeSymbol? task) => this with
    {
        Task = task,
        Source = call,
        Sites = ImmutableArray.Create(call).AddRange(Sites.Where(site => site != call).Take(MaxSites - 1)),
    };

    /// <summary>Which entry it is; what it was mixed with is a fact about it.</summary>
    public bool Equals(Carried? other) =>
        other is not null
        && Kind == other.Kind
        && SymbolEqualityComparer.Default.Equals(Task, other.Task)
        && Source == other.Source
        && Purpose == other.Purpose
        && Sites.SequenceEqual(other.Sites);

    public override int GetHashCode() => Source.GetHashCode();
}

/// <summary>The file of a path, as a sink: what is in the file is not what is in the text of its path.</summary>
internal sealed record PathFile(object Path);
