namespace BatchTasks.Benchmarks.Data;

/// <summary>What texts are made of.</summary>
internal enum TextKind
{
    /// <summary>English words.</summary>
    En,

    /// <summary>Japanese.</summary>
    Ja,

    /// <summary>Source code, dense in quotes and line breaks.</summary>
    Esc,
}
