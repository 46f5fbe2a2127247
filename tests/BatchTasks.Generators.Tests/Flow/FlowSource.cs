using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.Flow;

/// <summary>Task types for methods that write them: a review and a document of different endpoints, a summary of the review's endpoint and another model.</summary>
internal static class FlowSource
{
    private const string Usings = """
        using System;
        using System.Buffers;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using System.ClientModel;
        using BatchTasks;
        using OpenAI;
        using OpenAI.Batch;
        using OpenAI.Files;

        """;

    private const string Types = """
        sealed class Data
        {
            public static readonly Stream[] Files = [];
            public static string[] Names => [];
            public string Name { get; set; } = "";
            public static T[] Of<T>() => throw new NotSupportedException();
        }

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}"), UserMessage("Judge: {Text}")]
        public sealed partial record Review(int Id, string Text);

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "rating-{Id}"), UserMessage("Rate: {Text}")]
        public sealed partial record Rating(int Id, string Text);

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "summary-{Id}"), UserMessage("Sum up: {Text}")]
        public sealed partial record Summary(int Id, string Text);

        [BatchTask(BatchEndpoints.ChatCompletions, CustomId = "free-{Id}"), UserMessage("Judge: {Text}")]
        public sealed partial record Free(int Id, string Text, [property: BodyParameter("model")] string Model);

        [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Key}"), UserMessage("Judge again: {Text}")]
        public sealed partial record Second(string Key, string Text);

        [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "doc-{Id}"), Input("{Text}")]
        public sealed partial record Doc(int Id, string Text);

        """;

    /// <summary>A class with the members.</summary>
    public static string Class(string members) => $$"""
        {{Usings}}
        {{Types}}
        class Job(IEnumerable<Review> reviews, IEnumerable<Rating> ratings, IEnumerable<Summary> summaries, IEnumerable<Free> frees, IEnumerable<Second> seconds, IEnumerable<Doc> docs, Review review, Doc doc, bool json, OpenAIClient client)
        {
            {{members}}
        }
        """;

    /// <summary>A method with the statements.</summary>
    public static string Method(string statements) => Class($$"""
        async Task RunAsync(Stream stream, string path)
            {
                await Task.Yield();
                {{statements}}
            }
        """);

    /// <summary>A program that is the statements, without a class or a method around them.</summary>
    public static string Program(string statements) => $$"""
        {{Usings}}
        await using Stream stream = File.Create("given.jsonl");
        var path = args[0];
        IEnumerable<Review> reviews = Data.Of<Review>();
        IEnumerable<Rating> ratings = Data.Of<Rating>();
        IEnumerable<Summary> summaries = Data.Of<Summary>();
        IEnumerable<Free> frees = Data.Of<Free>();
        IEnumerable<Second> seconds = Data.Of<Second>();
        IEnumerable<Doc> docs = Data.Of<Doc>();
        var (review, doc, json, client) = (reviews.First(), docs.First(), args.Length > 1, new OpenAIClient("key"));
        await Task.Yield();
        {{statements}}

        {{Types}}
        """;

    /// <summary>Asserts that the statements have the marked diagnostics, in a method as in a program of their own.</summary>
    public static async Task VerifyStatementsAsync(string markedStatements)
    {
        await VerifyAsync(Method(markedStatements));
        AssertCompiles(Markup.Parse(Program(markedStatements), out _), OutputKind.ConsoleApplication);
        await AnalyzerRun.Verify<RequestFlowAnalyzer>(Program(markedStatements), kind: OutputKind.ConsoleApplication);
    }

    /// <summary>Asserts that the source compiles and has the marked diagnostics.</summary>
    public static Task VerifyAsync(string markedSource)
    {
        AssertCompiles(Markup.Parse(markedSource, out _));
        return AnalyzerRun.Verify<RequestFlowAnalyzer>(markedSource);
    }

    /// <summary>A test of what is not reported would pass for a source that means nothing.</summary>
    public static void AssertCompiles(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Assert.DoesNotContain(GeneratorRun.Of(TestCompilation.Create(source, kind: kind)).Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && d.Id != "OPENAI001");
}
