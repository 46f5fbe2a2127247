using System.Text.Json;

namespace BatchTasks;

/// <summary>Compares the tokens of JSON with names that nobody escapes.</summary>
internal static class JsonReading
{
    /// <summary>Whether the name or the string that the reader stands on is written so. One with escapes is another, and never throws.</summary>
    public static bool Is(this in Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueSpan.SequenceEqual(name);
}
