using BatchTasks.Benchmarks.Data;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>One thing that one peer does, over and over.</summary>
/// <param name="kind">What is done.</param>
/// <param name="peer">Who does it.</param>
/// <param name="lines">How many lines one run has.</param>
internal abstract class Work(WorkKind kind, string peer, int lines)
{
    public WorkKind Kind => kind;

    public string Peer => peer;

    public int Lines => lines;

    /// <summary>What a run needs is made, outside the measured time.</summary>
    public abstract void Prepare();

    /// <summary>One run over all lines.</summary>
    /// <returns>Something that depends on all of them.</returns>
    public abstract long Run();

    /// <summary>What a run has left is removed.</summary>
    public virtual void CleanUp()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => kind.With(peer);
}

/// <summary>What is done, the same for all peers.</summary>
/// <param name="Name">Its name in tables.</param>
internal sealed record WorkKind(string Name)
{
    public static readonly WorkKind WriteEn = new("write en to memory");
    public static readonly WorkKind WriteJa = new("write ja to memory");
    public static readonly WorkKind WriteEsc = new("write esc to memory");
    public static readonly WorkKind WriteFile = new("write en to a file");
    public static readonly WorkKind ReadEn = new("read chat results, en");
    public static readonly WorkKind ReadJa = new("read chat results, ja");
    public static readonly WorkKind ReadBase64 = new("read embeddings, base64");
    public static readonly WorkKind ReadFloats = new("read embeddings, float text");

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<WorkKind> All => [WriteEn, WriteJa, WriteEsc, WriteFile, ReadEn, ReadJa, ReadBase64, ReadFloats];

    /// <summary>Those that write request lines to memory, with what the lines hold.</summary>
    public static IReadOnlyList<(WorkKind Kind, TextKind Text)> Writes => [(WriteEn, TextKind.En), (WriteJa, TextKind.Ja), (WriteEsc, TextKind.Esc)];

    /// <summary>Those that read results of chat completions, with what the answers hold.</summary>
    public static IReadOnlyList<(WorkKind Kind, TextKind Text)> Chats => [(ReadEn, TextKind.En), (ReadJa, TextKind.Ja)];

    /// <summary>What is said of a peer that does this.</summary>
    public string With(string peer) => $"{Name}: {peer}";
}
