using System.Globalization;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>The same records for every generator: task types of the kinds that users write, with their results; and what each peer needs beside them.</summary>
internal static class RecordSources
{
    private const string Head = "using System; using System.ComponentModel; using System.ComponentModel.DataAnnotations; using BatchTasks;\n\nnamespace Measured;\n\n";

    /// <summary>A file for each task type, with its result and the record that a mapper maps it to.</summary>
    public static IEnumerable<string> Records(int types) => Enumerable.Range(0, types).Select(Record);

    /// <summary>A file with code that has nothing to do with the tasks.</summary>
    public const string Unrelated = """
        namespace Measured;

        public static class Unrelated
        {
            /// <summary>Adds.</summary>
            public static int Add(int left, int right)
            {
                return left + right;
            }

            public static string Name => "unrelated";
        }
        """;

    /// <summary>One mapper, and in it a method, for each task type.</summary>
    public static IEnumerable<string> Mappers(int types) => Enumerable.Range(0, types).Select(number =>
        $"namespace Measured;\n\n[Riok.Mapperly.Abstractions.Mapper]\npublic static partial class Mapper{Number(number)}\n{{\n    public static partial Copy{Number(number)} Map(Task{Number(number)} task);\n}}\n");

    /// <summary>Serializer contexts for the task types alone, or for their results too.</summary>
    public static IEnumerable<string> Contexts(int types, int contexts, bool withResults)
    {
        foreach (var chunk in Enumerable.Range(0, types).Chunk((types + contexts - 1) / contexts))
        {
            var attributes = chunk.SelectMany(number => withResults ? new[] { $"Task{Number(number)}", ResultOf(number) } : [$"Task{Number(number)}"]).Distinct();
            yield return "namespace Measured;\n\n"
                + string.Concat(attributes.Select(type => $"[System.Text.Json.Serialization.JsonSerializable(typeof({type}))]\n"))
                + $"public partial class Context{Number(chunk[0])} : System.Text.Json.Serialization.JsonSerializerContext;\n";
        }
    }

    private static string ResultOf(int number) => (number % 4) switch
    {
        0 => $"Verdict{Number(number)}",
        1 => "System.ReadOnlyMemory<float>",
        2 => "string",
        _ => $"Label{Number(number)}",
    };

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static string Record(int number)
    {
        var n = Number(number);
        return Head + (number % 4) switch
        {
            0 => $$"""
                public enum Mood{{n}} { Happy, Neutral, Angry }

                public sealed record Verdict{{n}}(Mood{{n}} Mood, [property: Description("0 to 1"), Range(0.0, 1.0)] double Confidence, string[] Reasons);

                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{{n}}-{Id}-{Page}", Result = typeof(Verdict{{n}}))]
                [SystemMessage("Judge whether the review of {Restaurant} is positive or negative. Answer in one word.")]
                [UserMessage("{Text}")]
                [BodyParameter("temperature", 0)]
                public sealed partial record Task{{n}}(int Id, int Page, string Restaurant, string Text);

                public sealed record Copy{{n}}(int Id, int Page, string Restaurant, string Text);

                """,
            1 => $$"""
                [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "chunk-{{n}}-{Document}-{Chunk}")]
                [Input("{Title}\n{Text}")]
                [BodyParameter("dimensions", 256)]
                public sealed partial record Task{{n}}(Guid Document, int Chunk, string Title, string Text);

                public sealed record Copy{{n}}(Guid Document, int Chunk, string Title, string Text);

                """,
            2 => $$"""
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Category}:{Day}:{Number}")]
                [DeveloperMessage("Summarize the article in at most {{number}} words.")]
                [UserMessage("Example: The sun rises in the east.")]
                [AssistantMessage("Sunrise is in the east.")]
                [UserMessage("{Title}\n\n{Text}")]
                public sealed partial record Task{{n}}(DayOfWeek Category, DateOnly Day, long Number, string Title, string Text)
                {
                    [BodyParameter]
                    public int? MaxCompletionTokens { get; init; }
                }

                public sealed record Copy{{n}}(DayOfWeek Category, DateOnly Day, long Number, string Title, string Text)
                {
                    public int? MaxCompletionTokens { get; init; }
                }

                """,
            _ => $$"""
                /// <summary>What an article is about.</summary>
                /// <param name="Topic">In one word.</param>
                /// <param name="IsSure">Whether there is no doubt.</param>
                public sealed record Label{{n}}(string Topic, bool IsSure, int? Count);

                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "label-{Key}", Result = typeof(Label{{n}}))]
                [UserMessage("What is this about? {Text}")]
                [BodyJson("metadata", "{\"source\":\"t{{n}}\"}")]
                public sealed partial record Task{{n}}(string Key, string Topic, string Text);

                public sealed record Copy{{n}}(string Key, string Topic, string Text);

                """,
        };
    }
}
