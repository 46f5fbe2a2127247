using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>A text of any length that says the same again and again, and counts how much of it is read.</summary>
internal sealed class RepeatedText(string period, int length) : SourceText
{
    /// <summary>Called after each reading with the number of characters so far.</summary>
    public Action<long> Read { get; init; } = static _ => { };

    public long CharactersRead { get; private set; }

    public override Encoding Encoding => BatchFileRun.Utf8;

    public override int Length => length;

    public override char this[int position] => period[position % period.Length];

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        for (var copied = 0; copied < count;)
        {
            var from = (sourceIndex + copied) % period.Length;
            var part = Math.Min(period.Length - from, count - copied);
            period.CopyTo(from, destination, destinationIndex + copied, part);
            copied += part;
        }

        CharactersRead += count;
        Read(CharactersRead);
    }
}
