namespace BatchTasks.Cli.Json;

/// <summary>What documents and options call the kinds of outcome.</summary>
internal static class OutcomeNames
{
    public static string Of(BatchOutcomeKind kind) => kind.ToString().ToLowerInvariant();
}
