using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>Progress for logs: a line for each part that has changed.</summary>
internal sealed class ProgressLines(Action<string> write)
{
    private readonly Dictionary<int, string> _written = [];

    public void Report(BatchProgress progress)
    {
        foreach (var part in progress.Parts)
        {
            var state = Describe(part);
            if (_written.GetValueOrDefault(part.Number) == state)
                continue;

            _written[part.Number] = state;
            write(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.Now:HH:mm:ss} part {PartState.Name(part)} of {progress.Parts.Count}:{state}"));
        }
    }

    private static string Describe(BatchPartProgress part)
    {
        var failed = PartState.Failed(part) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $", {count:N0} failed") : "";
        var problem = part.Problem is { } text ? $" - {text}" : "";
        var batch = part.BatchId is { } id ? $" {id}" : "";
        return $"{batch} {PartState.Of(part)} {PartState.Counts(PartState.Done(part), part.Requests)}{failed}{problem}";
    }
}
