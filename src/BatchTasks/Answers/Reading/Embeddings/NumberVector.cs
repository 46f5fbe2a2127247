using System.Buffers;
using System.Runtime.CompilerServices;

namespace BatchTasks.Answers;

/// <summary>A vector sent as a JSON array of numbers, each read as <see cref="float.Parse(ReadOnlySpan{byte}, IFormatProvider)"/> reads it.</summary>
internal static class NumberVector
{
    /// <summary>Reads an array that holds numbers only.</summary>
    /// <param name="array">From the opening bracket to the closing one, both included.</param>
    /// <param name="vector">The floats.</param>
    /// <returns><see langword="false"/> for anything but a well-formed array of numbers that fit a float.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> array, out float[] vector)
    {
        vector = [];
        if (array is not [(byte)'[', .., (byte)']'])
            return false;

        var numbers = array[1..^1];
        var starts = ArrayPool<int>.Shared.Rent(NumberStarts.MaxCount(numbers.Length));
        try
        {
            if (!NumberStarts.TryFind(numbers, starts, out var count))
                return false;

            var floats = count == 0 ? [] : GC.AllocateUninitializedArray<float>(count);
            for (var i = 0; i < floats.Length; i++)
            {
                var number = numbers[starts[i]..];
                if (!FractionNumber.TryRead(number, out floats[i]) && !AnyNumber.TryRead(number, out floats[i]))
                    return false;
            }

            vector = floats;
            return true;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(starts);
        }
    }
}
