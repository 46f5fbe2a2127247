namespace BatchTasks.Benchmarks.Reading;

/// <summary>Something that reads a result file of chat completions.</summary>
internal abstract class ResultReader
{
    public abstract string Name { get; }

    /// <summary>Whether it gives all values. What does not is a limit to compare with.</summary>
    public virtual bool IsTyped => true;

    public abstract void Read(byte[] file, ChatTally tally);

    public static IReadOnlyList<ResultReader> All =>
    [
        new OurReader(), new NewlineCounter(), new TokenWalker(), new HandWrittenReader(), new SourceGeneratedReader(), new ReflectionReader(), new JsonDocumentReader(),
        new NewtonsoftReader(), new OpenAIReader(), new TopLevelValuesReader(),
    ];
}
