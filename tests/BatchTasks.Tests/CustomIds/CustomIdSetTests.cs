using BatchTasks.Tests.HandWritten;
using CsCheck;

namespace BatchTasks.Tests.CustomIds;

/// <summary>The set of ids is internal; what it decides is seen through the writer.</summary>
public sealed class CustomIdSetTests
{
    [Fact]
    public void Duplicates_are_found_exactly_where_a_dictionary_finds_them() =>
        Gen.Int[0, 400].Array[1, 60].Sample(numbers =>
        {
            // Long ids too: past 127 bytes their length takes two bytes.
            var ids = numbers.Select(number => new string((char)('a' + (number % 3)), number)).Select(id => "_" + id).ToList();
            var first = new Dictionary<string, int>();
            (int, int)? expected = null;
            for (var i = 0; i < ids.Count && expected is null; i++)
            {
                if (!first.TryAdd(ids[i], i))
                    expected = (i, first[ids[i]]);
            }

            (int, int)? found = null;
            try
            {
                BatchFile.WriteAsync(Stream.Null, ids.Select(id => new AskTask(id, "")).ToList()).GetAwaiter().GetResult();
            }
            catch (BatchTaskException e)
            {
                found = (e.TaskIndex!.Value, e.FirstTaskIndex!.Value);
            }

            Assert.Equal(expected, found);
        });

    [Fact]
    public async Task Ids_longer_than_a_chunk_are_kept_and_compared()
    {
        var huge = new string('x', 200_000);
        List<AskTask> tasks = [new("a", ""), new(huge, ""), new("b", ""), new(huge + "y", ""), new("c", ""), new(huge, "")];

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(Stream.Null, tasks));

        Assert.Equal((huge, 5, 1), (error.CustomId, error.TaskIndex, error.FirstTaskIndex));
        Assert.InRange(error.Message.Length, 1, 1000);
    }

    [Fact]
    public async Task The_last_of_many_is_compared_with_the_first()
    {
        var tasks = Enumerable.Range(0, 49_999).Select(i => new AskTask($"id-{i}", "")).Append(new AskTask("id-0", ""));

        var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(Stream.Null, tasks));

        Assert.Equal((49_999, 0), (error.TaskIndex, error.FirstTaskIndex));
    }
}
