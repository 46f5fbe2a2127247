using System.Globalization;

namespace BatchTasks;

/// <summary>What a batch of a run carries in its metadata, so that it is found again by listing.</summary>
internal static class PartMetadata
{
    private const string Run = "batchtasks_run";
    private const string Part = "batchtasks_part";

    public static Dictionary<string, string> Of(PartRecord part, IReadOnlyDictionary<string, string> callers) => new(callers)
    {
        [Run] = part.RunKey,
        [Part] = PartKey(part),
    };

    /// <summary>
    /// Whether the batch is the part's by this submission. Where a service keeps no metadata the input file tells: it is the part's alone, and an earlier
    /// submission of it has failed.
    /// </summary>
    public static bool Fits(Batch batch, PartRecord part)
    {
        if (batch.Metadata.TryGetValue(Run, out var run))
            return run == part.RunKey && batch.Metadata.GetValueOrDefault(Part) == PartKey(part);

        return batch.InputFileId == part.InputFileId && batch.Status.Kind != BatchStatusKind.Failed;
    }

    private static string PartKey(PartRecord part) => string.Create(CultureInfo.InvariantCulture, $"{part.Number}/{part.Submission}");
}
