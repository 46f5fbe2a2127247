namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Names that tables and goals look peers up by.</summary>
internal static class Peers
{
    public const string Ours = "BatchTasks";

    public const string SourceGeneration = "System.Text.Json source generation";

    public const string OpenAI = "OpenAI package";
}
