namespace BatchTasks;

/// <summary>
/// How a task is written into its request line and how its answer is read. Generated code implements it with static members, so nothing is looked
/// up at run time. (It is apart from <see cref="IBatchTask{TTask, TResult}"/> because C# takes no interface with static abstract members as a type argument.)
/// </summary>
/// <typeparam name="TTask">The type of the task itself.</typeparam>
/// <typeparam name="TResult">The type of the answer.</typeparam>
public interface IBatchTaskSerializer<TTask, TResult> : IBatchTask<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    /// <summary>What is the same for every task of this type.</summary>
    static abstract BatchTaskDefinition Definition { get; }

    /// <summary>Writes the task's <c>custom_id</c>, escaped for JSON, without the quotes.</summary>
    /// <param name="task">The task.</param>
    /// <param name="writer">Where to.</param>
    static abstract void WriteCustomId(TTask task, ref BatchLineWriter writer);

    /// <summary>Writes the task's request body: one JSON object.</summary>
    /// <param name="task">The task.</param>
    /// <param name="writer">Where to.</param>
    static abstract void WriteBody(TTask task, ref BatchLineWriter writer);

    /// <summary>Reads the result out of a successful answer.</summary>
    /// <param name="answer">The answer, already found in the response of the endpoint.</param>
    /// <returns>The typed result.</returns>
    /// <exception cref="System.Text.Json.JsonException">The answer is not what the result type expects.</exception>
    static abstract TResult ReadResult(BatchAnswer answer);

    /// <summary>The number of inputs in the task's request: what the service counts against its limit of embedding inputs in a batch.</summary>
    /// <param name="task">The task.</param>
    /// <returns>1 where the request has one input.</returns>
    static virtual int CountInputs(TTask task) => 1;
}
