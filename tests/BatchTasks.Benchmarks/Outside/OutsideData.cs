using System.Text.Encodings.Web;
using System.Text.Json;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Embeddings;
using BatchTasks.Benchmarks.Tasks;
using BatchTasks.Benchmarks.Writing;

namespace BatchTasks.Benchmarks.Outside;

/// <summary>The same data for programs outside, in files of a folder that goes away with it, and what this library makes of it.</summary>
internal sealed class OutsideData : IDisposable
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Scale _scale;

    public OutsideData(Scale scale)
    {
        _scale = scale;
        Folder = Directory.CreateTempSubdirectory("batchtasks-outside-").FullName;
        RequestFile = Path.Combine(Folder, "request.json");
        File.WriteAllText(RequestFile, JsonSerializer.Serialize(
            new { ReviewRequest.Model, Url = BatchEndpoints.ChatCompletions, System = ReviewRequest.SystemMessage, Constants.ResponseFormat }, s_relaxed));
    }

    public string Folder { get; }

    /// <summary>What all requests share.</summary>
    public string RequestFile { get; }

    /// <summary>A text on each line, as a JSON string; and the first lines as they have to be.</summary>
    public (string File, RequestData Sample) Texts(TextKind kind)
    {
        var path = Path.Combine(Folder, $"texts-{kind}.jsonl");
        if (!File.Exists(path))
            File.WriteAllLines(path, new RequestData(kind, _scale.Lines).Tasks.Select(static task => JsonSerializer.Serialize(task.Text, s_relaxed)));

        return (path, new RequestData(kind, Math.Min(_scale.Lines, Scale.Checked)));
    }

    /// <summary>A result file, and the sums that its values have.</summary>
    public (string File, string Sums) Chats(TextKind kind) => Get($"chats-{kind}", () =>
    {
        var data = ChatResults.InMemory(kind, _scale.Lines);
        var tally = new ChatTally();
        new OurReader().Read(data.Bytes, tally);
        return (data.Bytes, tally.Sums);
    });

    /// <summary>A result file of vectors, and the sums that its values have.</summary>
    public (string File, string Sums) Floats() => Get("floats", () =>
    {
        var data = new EmbeddingResults(VectorForm.Text, _scale.EmbeddingLines, keep: 0);
        var tally = new VectorTally();
        new OurEmbeddingReader().Read(data.Bytes, VectorForm.Text, tally);
        return (data.Bytes, tally.Sums);
    });

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private (string File, string Sums) Get(string name, Func<(byte[] Bytes, string Sums)> make)
    {
        var (path, sums) = (Path.Combine(Folder, name + ".jsonl"), Path.Combine(Folder, name + ".sums"));
        if (!File.Exists(path))
        {
            var made = make();
            File.WriteAllBytes(path, made.Bytes);
            File.WriteAllText(sums, made.Sums);
        }

        return (path, File.ReadAllText(sums));
    }
}
