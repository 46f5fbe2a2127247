using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BatchTasks.Answers;

/// <summary>
/// Finds where the numbers of an array begin, 64 bytes at a time. Knowing that, none waits for the length of the one before, and the array that they
/// are read into is made once.
/// </summary>
internal static class NumberStarts
{
    private const int BlockSize = 64;

    /// <summary>As many are written at once as blocks mostly hold; what is too much is overwritten by the next.</summary>
    private const int AtOnce = 4;

    /// <summary>The space that the starts of so much text can need: a number and its comma are no less than two bytes.</summary>
    public static int MaxCount(int length) => (length / 2) + 1 + AtOnce;

    /// <summary>Finds the starts of all that stands between commas and white space.</summary>
    /// <param name="numbers">What stands between the brackets.</param>
    /// <param name="starts">The offsets, in a span of at least <see cref="MaxCount"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Whether there is one comma between each two of them, and no other.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryFind(ReadOnlySpan<byte> numbers, Span<int> starts, out int count)
    {
        count = 0;
        var found = 0;
        var inNumber = 0ul;
        var odd = 0ul;
        Span<byte> last = stackalloc byte[BlockSize];
        for (var at = 0; at < numbers.Length; at += BlockSize)
        {
            scoped var block = numbers[at..];
            if (block.Length < BlockSize)
            {
                last.Fill((byte)' ');
                block.CopyTo(last);
                block = last;
            }

            var (first, second) = (Vector256.Create(block), Vector256.Create(block[(BlockSize / 2)..]));
            var commas = Bits(Commas(first), Commas(second));
            var number = ~(commas | Bits(WhiteSpace(first), WhiteSpace(second)));
            var begins = number & ~((number << 1) | inNumber);
            inNumber = number >> (BlockSize - 1);

            // Numbers and commas take turns: counted together, a number is always the first, third, fifth one.
            var parity = PrefixParity(begins | commas) ^ odd;
            if ((parity & (begins | commas)) != begins)
                return false;

            odd = (ulong)((long)parity >> (BlockSize - 1));
            Write(begins, at, starts[found..]);
            found += BitOperations.PopCount(begins);
        }

        count = found;
        return odd != 0 || count == 0;
    }

    private static ulong Bits(Vector256<byte> first, Vector256<byte> second) =>
        first.ExtractMostSignificantBits() | ((ulong)second.ExtractMostSignificantBits() << (BlockSize / 2));

    private static Vector256<byte> Commas(Vector256<byte> bytes) => Vector256.Equals(bytes, Vector256.Create((byte)','));

    private static Vector256<byte> WhiteSpace(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'\r')) | Vector256.Equals(bytes, Vector256.Create((byte)'\t'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ulong begins, int at, Span<int> starts)
    {
        while (begins != 0)
        {
            var some = starts[..AtOnce];
            for (var i = 0; i < AtOnce; i++)
            {
                some[i] = at + BitOperations.TrailingZeroCount(begins);
                begins &= begins - 1;
            }

            starts = starts[AtOnce..];
        }
    }

    /// <summary>A bit for each place: whether an odd number of bits is set up to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixParity(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
