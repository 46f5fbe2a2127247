namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Names that tables and goals look peers up by.</summary>
internal static class Peers
{
    public const string Ours = "BatchTasks";

    public const string SourceGeneration = "System.Text.Json source generation";

    public const string Copy = "memcpy of the finished lines (limit)";

    public const string RawWrite = "raw write of the same bytes (limit)";

    public const string Simdjson = "simdjson on demand (C++)";

    public const string OpenAI = "OpenAI package";
}
