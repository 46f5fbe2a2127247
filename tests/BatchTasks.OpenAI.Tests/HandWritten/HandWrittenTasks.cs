namespace BatchTasks.ClientTests.HandWritten;

/// <summary>A task of an endpoint for which the official package's client is not asked.</summary>
public sealed record CompleteTask(string Id, string Text) : IBatchTaskSerializer<CompleteTask, string>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.Completions,
        CustomIdTemplate = "{Id}",
        AnswerKind = BatchAnswerKind.Embeddings,
    };

    public static void WriteCustomId(CompleteTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(CompleteTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"prompt\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}"u8);
    }

    public static string ReadResult(BatchAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Body);
}

/// <summary>A chat task with a body of any kind.</summary>
public sealed record RawTask(string Id, string Body) : IBatchTaskSerializer<RawTask, string>
{
    public static BatchTaskDefinition Definition => AskTask.Definition;

    public static void WriteCustomId(RawTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(RawTask task, ref BatchLineWriter writer) => writer.WriteConstant(System.Text.Encoding.UTF8.GetBytes(task.Body));

    public static string ReadResult(BatchAnswer answer) => answer.ReadString();
}
