using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Embeddings;
using BatchTasks.Benchmarks.Reading;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Reading a result file of chat completions that is in memory.</summary>
internal sealed class ReadWork(WorkKind kind, TextKind text, ResultReader reader, DataCache data, Scale scale) : Work(kind, reader.Name, scale.Lines)
{
    private byte[] _file = [];

    public override void Prepare() => _file = data.Chats(text).Bytes;

    public override long Run()
    {
        var tally = new ChatTally();
        reader.Read(_file, tally);
        return tally.Lines + tally.Tokens;
    }
}

/// <summary>Reading a result file of embeddings that is in memory.</summary>
internal sealed class EmbeddingWork(WorkKind kind, VectorForm form, EmbeddingReader reader, DataCache data, Scale scale) : Work(kind, reader.Name, scale.EmbeddingLines)
{
    private byte[] _file = [];

    public override void Prepare() => _file = data.Embeddings(form).Bytes;

    public override long Run()
    {
        var tally = new VectorTally();
        reader.Read(_file, form, tally);
        return tally.Lines;
    }
}
