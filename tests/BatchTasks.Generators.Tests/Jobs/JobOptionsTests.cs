using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Generators.Tests.Jobs;

/// <summary>BT1007 and BT1002 in the options of runs and new batches.</summary>
public class JobOptionsTests
{
    [Theory]
    [InlineData("CompletionWindow = {|BT1007:\"48h\"|}")]
    [InlineData("CompletionWindow = {|BT1007:\"24H\"|}")]
    [InlineData("CompletionWindow = {|BT1007:\"\"|}")]
    [InlineData("Provider = BatchProvider.AzureOpenAI, CompletionWindow = {|BT1007:\"1d\"|}")]
    [InlineData("Provider = BatchProvider.Groq, CompletionWindow = {|BT1007:\"8d\"|}")]
    [InlineData("Provider = BatchProvider.DashScope, CompletionWindow = {|BT1007:\"337h\"|}")]
    [InlineData("Provider = BatchProvider.DashScope, CompletionWindow = {|BT1007:\"two days\"|}")]
    [InlineData("OutputExpiresAfter = {|BT1007:TimeSpan.FromMinutes(59)|}")]
    [InlineData("OutputExpiresAfter = {|BT1007:TimeSpan.FromDays(31)|}")]
    [InlineData("InputExpiresAfter = {|BT1007:new TimeSpan(0, 30, 0)|}")]
    [InlineData("InputExpiresAfter = {|BT1007:new TimeSpan(30, 0, 0, 1)|}")]
    [InlineData("InputExpiresAfter = {|BT1007:TimeSpan.Zero|}, OutputExpiresAfter = {|BT1007:TimeSpan.FromSeconds(3599.5)|}")]
    [InlineData("Metadata = new Dictionary<string, string> { {|BT1007:[\"0123456789012345678901234567890123456789012345678901234567890123x\"]|} = \"v\" }", "\"0123456789012345678901234567890123456789012345678901234567890123x\"")]
    [InlineData("Metadata = new Dictionary<string, string> { { {|BT1007:\"\"|}, \"v\" } }")]
    public Task What_a_service_does_not_take_is_reported(string options, string? inside = null) => VerifyAsync(
        $"new BatchRunOptions {{ {(inside is null ? options : options.Replace("{|BT1007:[" + inside + "]|}", "[{|BT1007:" + inside + "|}]", StringComparison.Ordinal))} }}");

    [Theory]
    [InlineData("CompletionWindow = \"24h\"")]
    [InlineData("CompletionWindow = window")]
    [InlineData("Provider = BatchProvider.Groq, CompletionWindow = \"7d\"")]
    [InlineData("Provider = BatchProvider.DashScope, CompletionWindow = \"336h\"")]
    [InlineData("Provider = BatchProvider.Vllm, CompletionWindow = \"any\"")]
    [InlineData("Provider = BatchProvider.OpenAI with { Name = \"ours\" }, CompletionWindow = \"48h\"")]
    [InlineData("Provider = provider, CompletionWindow = \"48h\"")]
    [InlineData("OutputExpiresAfter = TimeSpan.FromHours(1), InputExpiresAfter = TimeSpan.FromDays(30)")]
    [InlineData("OutputExpiresAfter = new TimeSpan(1, 0, 0)")]
    [InlineData("OutputExpiresAfter = TimeSpan.FromSeconds(seconds)")]
    [InlineData("OutputExpiresAfter = null")]
    [InlineData("PollInterval = TimeSpan.FromSeconds(5), TransferTimeout = TimeSpan.FromDays(7)")]
    [InlineData("Metadata = new Dictionary<string, string> { [\"job\"] = window }")]
    [InlineData("Metadata = new Dictionary<string, string>(17)")]
    public Task What_is_taken_or_not_known_is_not_reported(string options) => VerifyAsync($"new BatchRunOptions {{ {options} }}");

    [Theory]
    [InlineData(15, 14)]
    [InlineData(14, null)]
    [InlineData(17, 14)]
    public Task A_run_needs_two_of_the_metadata_pairs_itself(int count, int? reported) => VerifyAsync($"new BatchRunOptions {{ {Metadata(count, reported)} }}");

    [Theory]
    [InlineData(17, 16)]
    [InlineData(16, null)]
    public Task A_batch_takes_sixteen_metadata_pairs(int count, int? reported) =>
        VerifyAsync($"new BatchCreateOptions {{ InputFileId = \"f\", Endpoint = BatchEndpoints.Embeddings, {Metadata(count, reported)} }}");

    [Fact]
    public Task A_metadata_value_has_at_most_512_characters() => VerifyAsync(
        $"new BatchRunOptions {{ Metadata = new Dictionary<string, string> {{ [\"a\"] = \"{new string('x', 512)}\", [\"b\"] = {{|BT1007:\"{new string('x', 513)}\"|}} }} }}");

    [Fact]
    public Task A_key_that_is_given_twice_is_one_pair() => VerifyAsync(
        $"new BatchRunOptions {{ Metadata = new Dictionary<string, string> {{ {string.Join(", ", Enumerable.Range(0, 20).Select(i => $"[\"k{i % 10}\"] = \"v\""))} }} }}");

    [Theory]
    [InlineData("Endpoint = {|BT1002:\"/v1/chat/completion\"|}")]
    [InlineData("Endpoint = {|BT1002:\"/v1/audio/speech\"|}")]
    [InlineData("Endpoint = \"/v1/images/edits\"")]
    [InlineData("Endpoint = window")]
    [InlineData("Provider = BatchProvider.Groq, Endpoint = {|BT1002:\"/v1/responses\"|}")]
    [InlineData("Provider = BatchProvider.Zhipu, Endpoint = \"/v4/chat/completions\"")]
    [InlineData("Provider = BatchProvider.Zhipu, Endpoint = \"/v1/chat/completions\"")] // Sent as the url of the service.
    [InlineData("Provider = BatchProvider.OpenAI with { UrlPrefix = \"/v2\" }, Endpoint = \"/v2/chat/completions\"")]
    [InlineData("Endpoint = \"/v1/embeddings\", CompletionWindow = {|BT1007:\"7d\"|}")]
    [InlineData("Endpoint = \"/v1/embeddings\", OutputExpiresAfter = {|BT1007:TimeSpan.FromTicks(1)|}")]
    public Task The_options_of_a_new_batch_are_checked(string options) => VerifyAsync($"new BatchCreateOptions {{ InputFileId = \"f\", {options} }}");

    [Theory]
    [InlineData("old with { OutputExpiresAfter = {|BT1007:TimeSpan.Zero|} }")]
    [InlineData("old with { CompletionWindow = \"48h\" }")] // For which service is not known.
    public Task A_changed_copy_is_checked_as_far_as_it_is_known(string expression) => VerifyAsync(expression);

    [Theory]
    [InlineData("Groq", "new BatchRunOptions { CompletionWindow = \"48h\" }")]
    [InlineData("OpenAI", "new BatchRunOptions { CompletionWindow = {|BT1007:\"48h\"|} }")]
    [InlineData("Groq", "new BatchRunOptions { Provider = BatchProvider.OpenAI, CompletionWindow = {|BT1007:\"48h\"|} }")]
    public Task The_project_names_the_service(string provider, string expression) =>
        AnalyzerRun.Verify<JobOptionsAnalyzer>(Source(expression), new TestProject { Properties = { ["BatchTasksProvider"] = provider } });

    [Fact]
    public Task Options_of_another_library_are_not_looked_at() => AnalyzerRun.Verify<JobOptionsAnalyzer>(
        "namespace Mine; class BatchRunOptions { public string CompletionWindow { get; set; } = \"\"; } class C { object O = new BatchRunOptions { CompletionWindow = \"48h\" }; }");

    [Theory]
    [InlineData("48h", "The completion window is '48h'; OpenAI takes '24h' only.")]
    [InlineData("24h", null)]
    public void The_message_names_the_window_the_service_and_what_it_takes(string window, string? message) =>
        Assert.Equal(message, JobRules.CompletionWindow(window, ProviderLimits.OpenAI.CompletionWindows, ProviderLimits.OpenAI.Name));

    [Fact]
    public void A_range_of_windows_is_named_by_its_ends() =>
        Assert.Equal("The completion window is '8d'; Groq takes '24h' to '168h' ('7d').", JobRules.CompletionWindow("8d", ProviderLimits.Groq.CompletionWindows, ProviderLimits.Groq.Name));

    private static string Metadata(int count, int? reported) => $"Metadata = new Dictionary<string, string> {{ {string.Join(", ", Enumerable.Range(0, count).Select(i =>
        i == reported ? $"[{{|BT1007:\"k{i}\"|}}] = \"v\"" : $"[\"k{i}\"] = \"v\""))} }}";

    private static Task VerifyAsync(string expression) => AnalyzerRun.Verify<JobOptionsAnalyzer>(Source(expression));

    private static string Source(string expression) => $$"""
        using System;
        using System.Collections.Generic;
        using BatchTasks;

        class Job
        {
            object Options(string window, double seconds, BatchProvider provider, BatchRunOptions old) => {{expression}};
        }
        """;
}
