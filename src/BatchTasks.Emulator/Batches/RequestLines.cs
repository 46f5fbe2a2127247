using System.Runtime.CompilerServices;
using System.Text.Json;
using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Emulator.Batches;

/// <summary>The lines of an input file that hold a request.</summary>
internal static class RequestLines
{
    /// <summary>From the file's beginning, counted from 0; blank lines are none.</summary>
    public static async IAsyncEnumerable<(int Index, ReadOnlyMemory<byte> Line)> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        input.Position = 0;
        var index = 0;
        await foreach (var line in ContentLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
        {
            if (!BatchFileRules.IsBlank(line.Content.Span))
                yield return (index++, line.Content);
        }
    }

    /// <summary>The request of a line that has passed validation.</summary>
    public static EmulatedRequest Parse(string endpoint, ReadOnlyMemory<byte> line)
    {
        var scan = BatchLine.Scan(line.Span);
        var body = new Utf8JsonReader(line.Span.Slice(scan.Body.Span.Start, scan.Body.Span.Length));
        return new(endpoint, scan.CustomId.Text(line.Span), JsonElement.ParseValue(ref body));
    }

    public static string CustomId(ReadOnlyMemory<byte> line) => BatchLine.Scan(line.Span).CustomId.Text(line.Span);
}
