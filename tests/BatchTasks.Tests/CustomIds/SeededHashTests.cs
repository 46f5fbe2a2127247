using System.Text;

namespace BatchTasks.Tests.CustomIds;

public sealed class SeededHashTests
{
    [Theory]
    [InlineData("")]
    [InlineData("review-")]
    [InlineData("customers/2026/reviews/of/restaurants/")]
    public void Ids_that_differ_in_a_number_seldom_collide(string prefix)
    {
        const int Count = 100_000;
        var hashes = new HashSet<uint>();
        var buckets = new HashSet<uint>();
        for (var number = 0; number < Count; number++)
        {
            var hash = SeededHash.Of(Encoding.UTF8.GetBytes($"{prefix}{number}"));
            hashes.Add(hash);
            buckets.Add(hash & 0x1FFFF);
        }

        // A perfect hash would have about one collision of 32 bits, and fill 53% of the buckets.
        Assert.InRange(hashes.Count, Count - 40, Count);
        Assert.InRange(buckets.Count, 0x1FFFF * 0.52, 0x1FFFF * 0.55);
    }

    [Fact]
    public void Every_byte_and_the_length_count()
    {
        for (var length = 0; length < 70; length++)
        {
            var bytes = new byte[length];
            var hashes = new HashSet<uint> { SeededHash.Of(bytes), SeededHash.Of(new byte[length + 1]) };
            for (var index = 0; index < length; index++)
            {
                bytes[index] = 1;
                hashes.Add(SeededHash.Of(bytes));
                bytes[index] = 0;
            }

            Assert.InRange(hashes.Count, length + 1, length + 2);
        }
    }
}
