using System.Globalization;
using System.Xml.Linq;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>A project of many task types, of the kinds that users write, with the code that uses them.</summary>
internal static class TaskProject
{
    /// <summary>Writes the project; each task type has its own file.</summary>
    public static void Write(string folder, int types)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; number < types; number++)
            File.WriteAllText(Path.Combine(folder, $"Task{number:0000}.cs"), Source(number));

        Project().Save(Path.Combine(folder, "Measured.csproj"));
    }

    private static XDocument Project() => new(new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("Nullable", "enable"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("EnableNETAnalyzers", "false"),
            new XElement("ManagePackageVersionsCentrally", "false"),
            new XElement("NoWarn", "$(NoWarn);OPENAI001")),
        new XElement(
            "ItemGroup",
            new[] { typeof(BatchTaskAttribute), typeof(OpenAIClientBatchExtensions), typeof(OpenAI.OpenAIClient), typeof(System.ClientModel.ApiKeyCredential), typeof(Xunit.FactAttribute), typeof(Xunit.Assert) }
                .Select(type => new XElement("Reference", new XAttribute("Include", type.Assembly.Location)))),
        // The generator runs in every build; of the analyzers, those that are measured.
        new XElement("ItemGroup", new XElement("Analyzer", new XAttribute("Include", "$(MeasuredAnalyzers)")))));

    private static string Source(int number)
    {
        var n = number.ToString("0000", CultureInfo.InvariantCulture);
        var task = (number % 4) switch
        {
            0 => $$"""
                public enum Mood{{n}} { Happy, Neutral, Angry }

                public sealed record Verdict{{n}}(Mood{{n}} Mood, [property: Description("0 to 1"), Range(0.0, 1.0)] double Confidence, string[] Reasons);

                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{{n}}-{Id}-{Page}", Result = typeof(Verdict{{n}}))]
                [SystemMessage("Judge whether the review of {Restaurant} is positive or negative. Answer in one word.")]
                [UserMessage("{Text}")]
                [BodyParameter("temperature", 0)]
                public sealed partial record Task{{n}}(int Id, int Page, string Restaurant, string Text);
                """,
            1 => $$"""
                [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "chunk-{{n}}-{Document}-{Chunk}", Batch = "chunks-{{number / 40}}")]
                [Input("{Title}\n{Text}")]
                [BodyParameter("dimensions", 256)]
                public sealed partial record Task{{n}}(Guid Document, int Chunk, string Title, string Text);
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
                """,
            _ => $$"""
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "label-{Key}", Result = typeof(bool))]
                [UserMessage("Is this about {Topic}? {Text}")]
                [BodyJson("metadata", "{\"source\":\"t{{n}}\"}")]
                public sealed partial class Task{{n}}(string key, string topic, string text)
                {
                    public string Key { get; } = key;
                    public string Topic { get; } = topic;
                    public string Text { get; } = text;
                }
                """,
        };

        return $$"""
            using System.ComponentModel;
            using System.ComponentModel.DataAnnotations;
            using BatchTasks;
            using OpenAI;

            namespace Measured;

            {{task}}

            public static class Use{{n}}
            {
                public static async Task<int> RunAsync(OpenAIClient client, List<Task{{n}}> tasks, string path)
                {
                    var files = await BatchFile.WriteAsync(path, tasks);
                    var succeeded = 0;
                    for (var attempt = 0; attempt < 3 && succeeded < files.Requests; attempt++)
                    {
                        await foreach (var outcome in client.RunBatchAsync(tasks, new BatchRunOptions { StateDirectory = $"run-{attempt}", CompletionWindow = "24h" }))
                        {
                            if (outcome.Kind == BatchOutcomeKind.Succeeded)
                                succeeded++;
                            else
                                Console.WriteLine($"{outcome.CustomId}: {outcome.Reason}");
                        }
                    }

                    return succeeded;
                }
            }

            """;
    }
}
