using System.Buffers;
using System.Text;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Files.Writing;

/// <summary>What a single task's line must keep, whatever file it goes into, and that no two tasks have one id.</summary>
internal sealed class TaskChecks(BatchProvider provider, BatchTaskDefinition definition) : IDisposable
{
    private readonly CustomIdSet _ids = new();
    private readonly PooledBuffer _unescaped = new(256);
    private readonly bool _countsInputs = definition.AnswerKind == BatchAnswerKind.Embeddings;

    /// <summary>The alphabet of ids as far as it is ASCII, or null where any character will do.</summary>
    private readonly SearchValues<byte>? _alphabet =
        provider.CustomIdAlphabet is { } alphabet ? SearchValues.Create([.. alphabet.Where(char.IsAscii).Select(c => (byte)c)]) : null;

    private readonly long _lineLimit = Math.Min(provider.MaxBytesPerLine ?? long.MaxValue, provider.MaxBytesPerFile);

    /// <summary>Checks the id and remembers it under the task's position.</summary>
    /// <param name="escaped">The id as it stands in the line.</param>
    /// <param name="index">The task's position.</param>
    public void AddId(ReadOnlySpan<byte> escaped, int index)
    {
        // Two spellings of one text are one id, so what is compared is the text.
        var id = escaped.Contains((byte)'\\') ? Unescape(escaped) : escaped;
        if (id.IsEmpty)
            throw TaskErrors.EmptyCustomId(index, definition.CustomIdTemplate);

        if (provider.MaxCustomIdLength is { } limit && id.Length > limit && CountCharacters(id) is var length && length > limit)
            throw TaskErrors.LongCustomId(Encoding.UTF8.GetString(id), index, length, limit, provider);

        if (_alphabet is not null && id.ContainsAnyExcept(_alphabet))
            CheckCharacters(Encoding.UTF8.GetString(id), index);

        if (!_ids.TryAdd(id, out var first))
            throw TaskErrors.DuplicateCustomId(Encoding.UTF8.GetString(id), index, first, definition.CustomIdTemplate);
    }

    public void CheckLine(long bytes, int index)
    {
        if (bytes > _lineLimit)
            throw TaskErrors.LongLine(IdOf(index), index, bytes, _lineLimit, provider);
    }

    public int CountInputs<TTask, TResult>(TTask task, int index)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        if (!_countsInputs)
            return 0;

        var inputs = TTask.CountInputs(task);
        var limit = Math.Min(provider.MaxEmbeddingInputsPerRequest, provider.MaxEmbeddingInputsPerBatch);
        return inputs <= limit ? inputs : throw TaskErrors.TooManyInputsInOne(IdOf(index), index, inputs, limit, provider);
    }

    /// <summary>The id of a task that was added.</summary>
    public string IdOf(int index) => Encoding.UTF8.GetString(_ids[index]);

    public void Dispose()
    {
        _ids.Dispose();
        _unescaped.Dispose();
    }

    private void CheckCharacters(string id, int index)
    {
        foreach (var rune in id.EnumerateRunes())
        {
            var character = rune.ToString();
            if (!provider.CustomIdAlphabet!.Contains(character, StringComparison.Ordinal))
                throw TaskErrors.CustomIdCharacter(id, index, character, provider);
        }
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        _unescaped.Clear();
        JsonUnescape.Append(escaped, _unescaped);
        return _unescaped.Span;
    }

    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        // Each code point has one byte that is not a continuation byte.
        var count = 0;
        foreach (var unit in utf8)
            count += (unit & 0xC0) != 0x80 ? 1 : 0;

        return count;
    }
}
