namespace BatchTasks.Tests.Serialization;

public class BatchJsonItemsTests
{
    public static TheoryData<int> Counts => [0, 1, 7, 8, 9, 15, 16, 17, 32, 33, 1000];

    [Theory]
    [MemberData(nameof(Counts))]
    public void All_items_are_kept_in_order(int count)
    {
        var expected = Enumerable.Range(0, count).Select(static i => $"item {i}").ToArray();

        Assert.Equal(expected, Filled(expected).ToArray());
        Assert.Equal(expected, Filled(expected).ToList());
        Assert.Equal(expected, Filled(expected).ToImmutableArray());
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_list_has_room_for_its_items_and_no_more(int count)
    {
        Assert.Equal(count, Filled(Enumerable.Range(0, count).ToArray()).ToList().Capacity);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    public void Nothing_but_the_array_is_allocated(int count)
    {
        var items = Enumerable.Range(0, count).ToArray();
        _ = Filled(items).ToArray();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var copy = new int[count];
        var ofCopy = GC.GetAllocatedBytesForCurrentThread() - before;
        var filled = Filled(items).ToArray();
        var ofFilled = GC.GetAllocatedBytesForCurrentThread() - before - ofCopy;

        Assert.Equal(copy.Length, filled.Length);
        Assert.Equal(ofCopy, ofFilled);
    }

    [Fact]
    public void What_was_made_of_the_items_is_not_made_again()
    {
        var items = Filled(Enumerable.Range(0, 20).ToArray());
        var first = items.ToArray();
        items.Add(1);

        Assert.Equal([1], items.ToArray());
        Assert.Equal(Enumerable.Range(0, 20), first);
    }

    private static BatchJsonItems<T> Filled<T>(T[] values)
    {
        var items = new BatchJsonItems<T>();
        foreach (var value in values)
            items.Add(value);

        return items;
    }
}
