using System.Text;
using System.Text.Json.Nodes;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Embeddings;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Writing;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Whether all peers do the same, before anything is measured: writers write lines that are equal as JSON, readers read equal values.</summary>
internal static class Checks
{
    /// <summary>What is wrong, nothing where all is well.</summary>
    public static IEnumerable<string> Run() =>
        Enum.GetValues<TextKind>().SelectMany(static kind => LineWriter.All.SelectMany(writer => CheckWriter(writer, kind)))
            .Concat(new[] { TextKind.En, TextKind.Ja }.SelectMany(static kind => ResultReader.All.SelectMany(reader => CheckReader(reader, kind))))
            .Concat(Enum.GetValues<VectorForm>().SelectMany(static form => EmbeddingReader.All.SelectMany(reader => CheckEmbeddingReader(reader, form))));

    /// <summary>What is wrong with lines that somebody has written of the first tasks.</summary>
    public static IEnumerable<string> CheckLines(string writer, RequestData data, ReadOnlyMemory<byte> written)
    {
        var lines = Encoding.UTF8.GetString(written.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != data.Tasks.Length)
        {
            yield return $"{writer} wrote {lines.Length} lines of {data.Tasks.Length}.";
            yield break;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (!JsonNode.DeepEquals(JsonNode.Parse(lines[i]), JsonNode.Parse(data.Finished[i])))
            {
                yield return $"{writer} wrote another line {i + 1} ({data.Kind}) than {Peers.Ours}: {lines[i]}";
                yield break;
            }
        }
    }

    private static IEnumerable<string> CheckWriter(LineWriter writer, TextKind kind)
    {
        var data = new RequestData(kind, Scale.Checked);
        writer.Prepare(data);
        var written = new MemoryStream();
        writer.WriteAll(data.Tasks, new BlockBuffer { Target = written });
        return CheckLines(writer.Name, data, written.ToArray());
    }

    private static IEnumerable<string> CheckReader(ResultReader reader, TextKind kind)
    {
        var data = ChatResults.InMemory(kind, Scale.Checked, keep: Scale.Checked);
        var tally = new ChatTally(keep: true);
        reader.Read(data.Bytes, tally);
        if (tally.Lines != data.Lines)
            yield return $"{reader.Name} read {tally.Lines} lines of {data.Lines} ({kind}).";
        else if (reader.IsTyped && data.Expected.Index().FirstOrDefault(expected => !tally.Kept![expected.Index].IsSameAs(expected.Item)) is (var index, { } answer))
            yield return $"{reader.Name} read line {index + 1} ({kind}) as {tally.Kept![index]} instead of {answer}.";
    }

    private static IEnumerable<string> CheckEmbeddingReader(EmbeddingReader reader, VectorForm form)
    {
        var data = new EmbeddingResults(form, Scale.Checked / 10, keep: Scale.Checked / 10);
        var tally = new VectorTally(keep: true);
        reader.Read(data.Bytes, form, tally);
        if (tally.Lines != data.Lines)
            yield return $"{reader.Name} read {tally.Lines} vectors of {data.Lines} ({form}).";
        else if (reader.IsTyped && !data.Expected.Index().All(expected => tally.Kept![expected.Index] is var (id, vector) && id == $"chunk-{expected.Index}" && vector.AsSpan().SequenceEqual(expected.Item)))
            yield return $"{reader.Name} read other vectors ({form}).";
    }
}
