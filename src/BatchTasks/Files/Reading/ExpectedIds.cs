using System.Text;
using BatchTasks.Json;

namespace BatchTasks.Files.Reading;

/// <summary>The ids of an input file, and which of them have come back.</summary>
internal sealed class ExpectedIds : IDisposable
{
    private readonly CustomIdSet _ids = new();
    private readonly List<ulong> _seen = [];

    public static async ValueTask<ExpectedIds> ReadAsync(string inputFile, int maxLineBytes, CancellationToken cancellationToken)
    {
        var expected = new ExpectedIds();
        try
        {
            var ids = ReadIdsAsync(inputFile, maxLineBytes, cancellationToken);
            await foreach (var id in ids.ConfigureAwait(false))
                expected._ids.TryAdd(Encoding.UTF8.GetBytes(id), out _);

            expected._seen.AddRange(new ulong[(expected._ids.Count + 63) / 64]);
            return expected;
        }
        catch
        {
            expected.Dispose();
            throw;
        }
    }

    /// <summary>The ids of an input file in the order of its lines.</summary>
    /// <exception cref="InvalidDataException">A line is broken or has no id.</exception>
    public static async IAsyncEnumerable<string> ReadIdsAsync(
        string inputFile, int maxLineBytes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = ResultFiles.Open(inputFile);
        await using (stream.ConfigureAwait(false))
        {
            using var lines = new LineReader(stream, maxLineBytes);
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
                yield return RequestLines.ReadId(lines, inputFile, maxLineBytes);
        }
    }

    public void MarkSeen(string id)
    {
        var index = _ids.IndexOf(Encoding.UTF8.GetBytes(id));
        if (index >= 0)
            _seen[index >> 6] |= 1UL << index;
    }

    /// <summary>The ids that have not come back, in the order of the input file.</summary>
    public IEnumerable<string> Missing()
    {
        for (var index = 0; index < _ids.Count; index++)
        {
            if ((_seen[index >> 6] & (1UL << index)) == 0)
                yield return Utf8Strings.ToText(_ids[index]);
        }
    }

    public void Dispose() => _ids.Dispose();
}
