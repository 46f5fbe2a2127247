using System.Globalization;
using Spectre.Console;

namespace BatchTasks.Cli.Rendering;

/// <summary>Batches as the service describes them.</summary>
internal static class BatchView
{
    public static Table List(IEnumerable<Batch> batches)
    {
        var table = Tables.Plain("batch", "status", "done", "failed", "endpoint", "model", "created");
        foreach (var batch in batches)
        {
            var counts = batch.RequestCounts;
            table.AddRow(
                new Markup(Markup.Escape(batch.Id)),
                Status(batch.Status),
                new Text(counts is { } c ? string.Create(CultureInfo.InvariantCulture, $"{c.Completed + c.Failed:N0}/{c.Total:N0}") : "-"),
                new Text(counts is { } f ? f.Failed.ToString("N0", CultureInfo.InvariantCulture) : "-"),
                new Text(batch.Endpoint ?? "-"),
                new Text(batch.Model ?? "-"),
                new Text(Times.Local(batch.CreatedAt)));
        }

        return table;
    }

    public static Grid Details(Batch batch)
    {
        var grid = new Grid().AddColumns(2);
        Add("batch", batch.Id);
        grid.AddRow(new Markup("[grey]status[/]"), Status(batch.Status));
        Add("endpoint", batch.Endpoint);
        Add("model", batch.Model);
        Add("requests", batch.RequestCounts is { } counts
            ? string.Create(CultureInfo.InvariantCulture, $"{counts.Total:N0}: {counts.Completed:N0} answered, {counts.Failed:N0} failed")
            : null);
        Add("tokens", batch.Usage is { } usage ? Tokens.Of(usage) : null);
        Add("input file", batch.InputFileId);
        Add("output file", batch.OutputFileId);
        Add("error file", batch.ErrorFileId);
        Add("created", batch.CreatedAt is null ? null : Times.Local(batch.CreatedAt));
        Add("ends by", batch.ExpiresAt is null || batch.IsTerminal ? null : Times.Local(batch.ExpiresAt));
        foreach (var (key, value) in batch.Metadata)
            Add("metadata", $"{key} = {value}");

        foreach (var error in batch.Errors)
            grid.AddRow(new Markup("[red]error[/]"), new Text(error.ToString()));

        return grid;

        void Add(string name, string? value)
        {
            if (value is not null)
                grid.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        }
    }

    /// <summary>The service's word, in a colour.</summary>
    public static Markup Status(BatchStatus status) => new(Markup.Escape(status.Text), ColorOf(status));

    /// <summary>Tells whether all is well.</summary>
    public static Color ColorOf(BatchStatus status) => status.Kind switch
    {
        BatchStatusKind.Completed => Color.Green,
        BatchStatusKind.Failed or BatchStatusKind.Expired => Color.Red,
        BatchStatusKind.Cancelled or BatchStatusKind.Cancelling => Color.Yellow,
        _ => Color.Blue,
    };
}
