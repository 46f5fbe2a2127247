using BatchTasks.Tests.Generated;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>Numbers of parameters that tasks give, against the published schema, before a file is there.</summary>
public sealed class RangeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-0.01, "-0.01")]
    [InlineData(2.5, "2.5")]
    public async Task A_number_that_the_service_does_not_take_is_refused(double temperature, string shown)
    {
        var refused = await Assert.ThrowsAsync<BatchTaskException>(() => WriteAsync(temperature, BatchProvider.OpenAI));

        Assert.Equal(
            $"BT2003: Task 2 (custom_id \"2\") can't be written: 'temperature' does not take {shown}; it takes 0 to 2. Correct the task, or leave it out.",
            refused.Message);
        Assert.Equal("2", refused.CustomId);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_bounds_are_taken(double temperature)
    {
        await WriteAsync(temperature, BatchProvider.OpenAI);
        await WriteAsync(temperature, BatchProvider.AzureOpenAI);
    }

    [Fact]
    public async Task A_service_with_bodies_of_its_own_and_a_single_line_are_not_held_to_them()
    {
        await WriteAsync(5, BatchProvider.Groq);
        await WriteAsync(5, new BatchProvider { Name = "ours" });
        Assert.Contains("\"temperature\":5", Task(1, 5).ToBatchLine(), StringComparison.Ordinal);
    }

    private Task<BatchFileSet> WriteAsync(double temperature, BatchProvider provider) =>
        BatchFile.WriteAsync(_folder["a.jsonl"], [Task(1, 1), Task(2, temperature)], new BatchWriteOptions { Provider = provider });

    private static ChatParametersTask Task(int id, double temperature) => new(id, temperature, null, null, null, null, null, null, null, null, null, null, null, null, null, "", null);
}
