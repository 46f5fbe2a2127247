using BatchTasks;

namespace ChatEvaluation;

/// <summary>
/// A request under either prompt. A run takes tasks of one type, so this one stands for the types of the batch "evaluation": each writes its own line with the
/// code that was generated for it, and both have the same kind of answer.
/// </summary>
internal abstract record EvaluationTask : IBatchTaskSerializer<EvaluationTask, BatchChoice<Topic>>
{
    public static BatchTaskDefinition Definition { get; } = DefinitionOf<PlainTask>() with { CustomIdTemplate = "plain-{Id} or guided-{Id}" };

    public static EvaluationTask Of<TTask>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, BatchChoice<Topic>> => new OfType<TTask>(task);

    public static void WriteCustomId(EvaluationTask task, ref BatchLineWriter writer) => task.WriteCustomId(ref writer);

    public static void WriteBody(EvaluationTask task, ref BatchLineWriter writer) => task.WriteBody(ref writer);

    public static BatchChoice<Topic> ReadResult(BatchAnswer answer) => Read<PlainTask>(answer);

    protected abstract void WriteCustomId(ref BatchLineWriter writer);

    protected abstract void WriteBody(ref BatchLineWriter writer);

    private static BatchTaskDefinition DefinitionOf<TTask>()
        where TTask : IBatchTaskSerializer<TTask, BatchChoice<Topic>> => TTask.Definition;

    private static BatchChoice<Topic> Read<TTask>(BatchAnswer answer)
        where TTask : IBatchTaskSerializer<TTask, BatchChoice<Topic>> => TTask.ReadResult(answer);

    private sealed record OfType<TTask>(TTask Task) : EvaluationTask
        where TTask : IBatchTaskSerializer<TTask, BatchChoice<Topic>>
    {
        protected override void WriteCustomId(ref BatchLineWriter writer) => TTask.WriteCustomId(Task, ref writer);

        protected override void WriteBody(ref BatchLineWriter writer) => TTask.WriteBody(Task, ref writer);
    }
}
