namespace BatchTasks;

/// <summary>
/// A task of a batch, as a parameter type: from a list of tasks the compiler infers both the task's and the result's type.
/// Implemented by the generator on each <see cref="BatchTaskAttribute"/> type, through <see cref="IBatchTaskSerializer{TTask, TResult}"/>.
/// </summary>
/// <typeparam name="TTask">The type of the task itself.</typeparam>
/// <typeparam name="TResult">The type of the answer.</typeparam>
public interface IBatchTask<TTask, TResult>
    where TTask : IBatchTask<TTask, TResult>;
