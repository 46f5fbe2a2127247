using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Caching;

/// <summary>
/// Takes two compilations for equal that have the same options, references and files, of which each declares the same in both. So a keystroke in a method's body runs
/// no step again.
/// </summary>
/// <remarks>
/// The generator's driver goes on holding the first of a row of equal compilations, with what has been bound in it, until a declaration changes. All but the edited
/// files it shares with the latest.
/// </remarks>
internal sealed class DeclarationComparer : IEqualityComparer<Compilation>, IEqualityComparer<SyntaxTree>, IEqualityComparer<MetadataReference>
{
    public static readonly DeclarationComparer Instance = new();

    /// <summary>For each version of a file the one that it was last found to be like: files that were edited since are not read again at each keystroke elsewhere.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, WeakReference<SyntaxTree>> s_same = new();

    private DeclarationComparer()
    {
    }

    public bool Equals(Compilation? x, Compilation? y) =>
        ReferenceEquals(x, y)
        || (x is not null
            && y is not null
            && x.AssemblyName == y.AssemblyName
            && x.Options.Equals(y.Options)
            && x.References.SequenceEqual(y.References, this)
            && x.SyntaxTrees.SequenceEqual(y.SyntaxTrees, this));

    public bool Equals(SyntaxTree? x, SyntaxTree? y)
    {
        if (ReferenceEquals(x, y))
            return true;

        if (x is null || y is null || x.FilePath != y.FilePath || !x.Options.Equals(y.Options))
            return false;

        if (s_same.TryGetValue(y, out var known) && known.TryGetTarget(out var same) && same == x)
            return true;

        if (!DeclarationText.IsSame(x.GetRoot(), y.GetRoot()))
            return false;

        s_same.GetValue(y, static _ => new WeakReference<SyntaxTree>(null!)).SetTarget(x);
        return true;
    }

    /// <summary>A project that is referred to in an editor is a new reference with each of its edits.</summary>
    public bool Equals(MetadataReference? x, MetadataReference? y) =>
        object.Equals(x, y)
        || (x is CompilationReference one && y is CompilationReference other && one.Properties.Equals(other.Properties) && Equals(one.Compilation, other.Compilation));

    public int GetHashCode(Compilation obj) => StringComparer.Ordinal.GetHashCode(obj.AssemblyName ?? "");

    public int GetHashCode(SyntaxTree obj) => StringComparer.Ordinal.GetHashCode(obj.FilePath);

    public int GetHashCode(MetadataReference obj) => StringComparer.Ordinal.GetHashCode(obj.Display ?? "");
}
