namespace BatchTasks.Generators.Tests.Robustness;

/// <summary>Sources with what people write without a task type, with runs and flows of tasks, and with mistakes that have fixes. They need not compile.</summary>
internal static class HandWrittenSources
{
    public static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["hand-written-lines"] = """"
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Text.Json;
            using System.Text.Json.Nodes;

            public static class Lines
            {
                public static void Write(IEnumerable<string> texts, StreamWriter writer)
                {
                    var number = 0;
                    foreach (var text in texts)
                    {
                        var line = new
                        {
                            custom_id = "request",
                            method = "GET",
                            url = "/v1/chat/completion",
                            body = new { model = "gpt-4o-mini", stream = true, messages = new[] { new { role = "user", content = text } } },
                        };
                        writer.WriteLine(JsonSerializer.Serialize(line, new JsonSerializerOptions { WriteIndented = true }));
                        writer.WriteLine($$$"""{"custom_id": "r-{{{number++}}}", "method": "POST", "url": "/v1/embedding", "body": {"model": "m", "input": "{{{text}}}"}}""");
                    }

                    var dictionary = new Dictionary<string, object?>
                    {
                        ["custom_id"] = $"a-{number}",
                        ["method"] = "PUT",
                        ["url"] = "/v1/responses",
                        ["body"] = new Dictionary<string, object> { { "model", "m" }, { "stream", true }, { "temperature", 3 } },
                    };
                    var node = new JsonObject { ["custom_id"] = "x", ["method"] = "POST", ["url"] = "/v1/chat/completions", ["body"] = new JsonObject { ["messages"] = new JsonArray(), ["max_token"] = 5 } };
                    var verbatim = @"{""custom_id"":""x"",""method"":""POST"",""url"":""/v1/chat/completions""}";
                    var regular = "{\"custom_id\":\"x\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":" + "{}}\n";
                    File.WriteAllLines("batch.jsonl", texts.Select((t, i) => JsonSerializer.Serialize(new { custom_id = "same", method = "POST", url = "/v1/embeddings", body = new { model = "m", input = t } })));
                    _ = (dictionary, node, verbatim, regular);
                }
            }
            """",
        ["hand-written-jobs"] = """"
            using System;
            using System.ClientModel;
            using System.IO;
            using System.Text;
            using System.Text.Json;
            using System.Threading.Tasks;
            using OpenAI;
            using OpenAI.Batch;
            using OpenAI.Files;

            public sealed class Jobs(OpenAIClient client)
            {
                public async Task RunAsync(string path)
                {
                    var files = client.GetOpenAIFileClient();
                    File.WriteAllText(path, "{}", Encoding.UTF8);
                    OpenAIFile file = await files.UploadFileAsync(path, FileUploadPurpose.Assistants);
                    var batches = client.GetBatchClient();
                    var content = BinaryContent.Create(BinaryData.FromObjectAsJson(new
                    {
                        input_file_id = file.Id,
                        endpoint = "/v1/chat/completion",
                        completion_window = "48h",
                        metadata = new { name = "nightly" },
                    }));
                    var created = await batches.CreateBatchAsync(content, waitUntilCompleted: false);
                    using var document = JsonDocument.Parse(created.GetRawResponse().Content);
                    var output = document.RootElement.GetProperty("output_file_id").GetString();
                    var text = await files.DownloadFileAsync(output);
                    Console.WriteLine(text.Value.ToString());
                    var second = BinaryContent.Create(BinaryData.FromString("""{"input_file_id": "file-1", "endpoint": "/v1/embedding", "completion_window": "24h"}"""));
                    _ = second;
                }
            }
            """",
        ["runs-and-flows"] = """
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading.Tasks;
            using BatchTasks;
            using OpenAI;

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Batch = "nightly")]
            [UserMessage("{Text}")]
            public sealed partial record Review(int Id, string Text);

            [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "{Kind}-{Id}", Batch = "nightly")]
            [Input("{Text}")]
            public sealed partial record Chunk(string Kind, int Id, string Text);

            public static class Program
            {
                public static async Task Main()
                {
                    var reviews = new List<Review> { new(1, "a"), new(2, "b") };
                    IEnumerable<Chunk> chunks = [new("review", 1, "a")];
                    await BatchFile.WriteAsync("batch.jsonl", reviews);
                    await BatchFile.WriteAsync("batch.jsonl", chunks);
                    var client = new OpenAIClient("key");
                    client.RunBatchAsync(reviews);
                    await foreach (var outcome in client.RunBatchAsync(Make(reviews.Count > 1 ? reviews : null)))
                        System.Console.WriteLine(outcome);

                    await foreach (var outcome in Review.ReadResultsAsync("output.jsonl"))
                        System.Console.WriteLine(outcome.CustomId);
                }

                private static IEnumerable<Review> Make(IEnumerable<Review>? reviews)
                {
                    foreach (var review in reviews ?? Enumerable.Empty<Review>())
                    {
                        if (review.Id > 0)
                            yield return review with { Text = "" };
                    }
                }
            }
            """,
        ["mistakes"] = """
            using System;
            using System.Collections.Generic;
            using System.ComponentModel.DataAnnotations;
            using BatchTasks;

            [BatchTask("/v1/chat/completion", Model = "m", CustomId = "same")]
            [SystemMessage("{Txt}"), UserMessage(@"{Dey:yyyy}")]
            [BodyParameter("stream", true), BodyParameter("temprature", 3), BodyJson("seed", "{")]
            public record Review(int Id, string Text, DateTime Day, [BodyParameter] object Extra, int Unused);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "ft:m", CustomId = "{Id}{Page}", Result = typeof(Verdict), ResultName = "a b")]
            [UserMessage("{Id")]
            public partial record Ambiguous(int Id, int Page) { private int __customIdTemplate; }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m"), UserMessage("x")]
            public partial class Keyless(string key, int[] numbers) { public string Key => key; }

            public static class Outer
            {
                [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(string)), UserMessage("x")]
                public partial record struct Inner(double Id, [Input] List<string>? Texts);
            }

            [UserMessage("x"), Obsolete]
            public sealed record NoTask([BodyParameter] int Seed);

            public record Verdict([Range(1, 5)] int Stars = 3, [StringLength(5)] string Title = "a", Topics Topics = Topics.A, object? Any = null)
            {
                public List<Verdict> Again { get; set; } = [];
                public bool Good { get; set; } = true;
            }

            [Flags] public enum Topics { A, B }
            """,
    };
}
