using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Flow;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Jobs;

/// <summary>BT4005: outcomes that nobody asks for.</summary>
public class OutcomesTests
{
    [Theory]
    [InlineData("{|BT4005:client.RunBatchAsync(reviews)|};")]
    [InlineData("_ = {|BT4005:client.RunBatchAsync(reviews)|};")]
    [InlineData("var outcomes = {|BT4005:client.RunBatchAsync(reviews)|};")]
    [InlineData("IAsyncEnumerable<BatchOutcome<string>> outcomes = {|BT4005:client.RunBatchAsync<Review, string>(reviews)|};")]
    [InlineData("{|BT4005:client.RunBatchAsync(reviews)|}.ConfigureAwait(false);")]
    [InlineData("var plan = await BatchPlan.CreateAsync(reviews); {|BT4005:client.RunBatchAsync(plan)|};")]
    [InlineData("{|BT4005:Review.ReadResultsAsync(\"out.jsonl\", \"err.jsonl\")|};")]
    [InlineData("{|BT4005:BatchFile.ReadAsync<Review, string>(stream, \"out\")|};")]
    [InlineData("{|BT4005:client.PreviewAsync(reviews.Take(3))|};")]
    public Task Outcomes_that_are_dropped_are_reported(string statements) => VerifyAsync(FlowSource.Method(statements));

    [Theory]
    [InlineData("await foreach (var outcome in client.RunBatchAsync(reviews)) Console.WriteLine(outcome);")]
    [InlineData("await foreach (var outcome in client.RunBatchAsync(reviews).ConfigureAwait(false)) { }")]
    [InlineData("var outcomes = client.RunBatchAsync(reviews); await foreach (var outcome in outcomes) { }")]
    [InlineData("var outcomes = client.RunBatchAsync(reviews); Func<IAsyncEnumerable<object>> later = () => outcomes; Console.WriteLine(later);")]
    [InlineData("IAsyncEnumerable<BatchOutcome<string>> outcomes; outcomes = client.RunBatchAsync(reviews); await foreach (var outcome in outcomes) { }")]
    [InlineData("Func<object> run = () => client.RunBatchAsync(reviews); run();")]
    [InlineData("Action refused = () => client.RunBatchAsync((IEnumerable<Review>)null!); refused();")]
    [InlineData("Console.WriteLine(client.RunBatchAsync(reviews));")]
    [InlineData("await using var e = client.RunBatchAsync(reviews).GetAsyncEnumerator(); await e.MoveNextAsync();")]
    [InlineData("var (a, b) = (client.RunBatchAsync(reviews), 1); await foreach (var outcome in a) { }")]
    [InlineData("stream.ReadAsync(new byte[1], 0, 1).Wait();")]
    public Task Outcomes_that_go_on_are_not_reported(string statements) => VerifyAsync(FlowSource.Method(statements));

    [Theory]
    [InlineData("IAsyncEnumerable<BatchOutcome<string>> Run() => client.RunBatchAsync(reviews);")]
    [InlineData("IAsyncEnumerable<BatchOutcome<string>> Run() { return client.RunBatchAsync(reviews); }")]
    [InlineData("private IAsyncEnumerable<BatchOutcome<string>>? _outcomes; void Run() => _outcomes = client.RunBatchAsync(reviews);")]
    public Task Members_that_hand_them_on_are_not_reported(string members) => VerifyAsync(FlowSource.Class(members));

    private static Task VerifyAsync(string source)
    {
        FlowSource.AssertCompiles(Markup.Parse(source, out _));
        return AnalyzerRun.Verify<OutcomesAnalyzer>(source);
    }
}
