using System.Text.Json;
using BatchTasks.Buffers;

namespace BatchTasks.Json;

/// <summary>Compares the names of properties.</summary>
internal static class JsonPropertyName
{
    /// <summary>
    /// Whether the property that the reader stands at has this name. Unlike <see cref="Utf8JsonReader.ValueTextEquals(ReadOnlySpan{byte})"/>, which throws
    /// for an escape of half a surrogate pair: such a name is another one, and what stands around it can be read.
    /// </summary>
    public static bool NameEquals(this in Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var written = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
            return written.SequenceEqual(name);

        using var buffer = new PooledBuffer(written.Length);
        JsonUnescape.Append(written, buffer);
        return buffer.Span.SequenceEqual(name);
    }
}
