using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Embeddings;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Writing;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>All that is measured within this process, kind by kind.</summary>
internal static class Works
{
    public static IReadOnlyList<Work> Of(Scale scale)
    {
        var data = new DataCache(scale);
        var works = new List<Work>();
        foreach (var (kind, text) in WorkKind.Writes)
        {
            works.AddRange(LineWriter.All.Select(writer => new WriteWork(kind, text, writer, data, scale)));
            works.Add(new MeasureWork(kind, text, data, scale));
        }

        works.Add(new OurFileWork(data, scale));
        works.Add(new RawFileWork(data, scale));
        works.Add(new PeerFileWork(new HandWrittenWriter(), data, scale));
        works.Add(new PeerFileWork(new SourceGeneratedWriter(isRelaxed: false), data, scale));
        works.Add(new PeerFileWork(new OpenAIWriter(), data, scale));

        foreach (var (kind, text) in WorkKind.Chats)
            works.AddRange(ResultReader.All.Select(reader => new ReadWork(kind, text, reader, data, scale)));

        foreach (var (kind, form) in new[] { (WorkKind.ReadBase64, VectorForm.Base64), (WorkKind.ReadFloats, VectorForm.Text) })
            works.AddRange(EmbeddingReader.All.Select(reader => new EmbeddingWork(kind, form, reader, data, scale)));

        return works;
    }
}
