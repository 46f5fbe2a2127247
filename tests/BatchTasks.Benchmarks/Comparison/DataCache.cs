using BatchTasks.Benchmarks.Data;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>The data of the work that is measured at the moment. Works of one kind follow each other, so one set is held at a time.</summary>
internal sealed class DataCache(Scale scale)
{
    private object? _key;
    private object? _data;

    public RequestData Requests(TextKind kind) => Get(("requests", kind), () => new RequestData(kind, scale.Lines));

    public ChatResults Chats(TextKind kind) => Get(("chats", kind), () => ChatResults.InMemory(kind, scale.Lines));

    public EmbeddingResults Embeddings(VectorForm form) => Get(("embeddings", form), () => new EmbeddingResults(form, scale.EmbeddingLines, keep: 0));

    private T Get<T>(object key, Func<T> make)
    {
        if (!key.Equals(_key))
        {
            _data = null;
            _data = make();
            _key = key;
            GC.Collect();
        }

        return (T)_data!;
    }
}
