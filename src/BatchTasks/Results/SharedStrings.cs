using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>The few strings that stand in every line of a file (the model, the finish reason), one object for each.</summary>
internal sealed class SharedStrings
{
    private const int Slots = 32;
    private const int LongestBytes = 128;

    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    /// <summary>The text of a JSON string, or <see langword="null"/> where the value is something else.</summary>
    public string? Get(ReadOnlySpan<byte> value)
    {
        if (!RawJson.IsString(value) || value.Length > LongestBytes)
            return RawJson.GetString(value);

        // A later string takes the place of an earlier one with the same few characters: what repeats in each line stays.
        ref var slot = ref _slots[(uint)((value.Length * 31) + value[1] + (value[value.Length / 2] * 7)) % Slots];
        if (slot.Bytes is null || !value.SequenceEqual(slot.Bytes))
            slot = (value.ToArray(), RawJson.GetString(value)!);

        return slot.Text;
    }
}
