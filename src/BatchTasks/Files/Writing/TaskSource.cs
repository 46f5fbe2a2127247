using System.Runtime.CompilerServices;

namespace BatchTasks.Files.Writing;

/// <summary>Tasks that come at once or one by one.</summary>
internal readonly struct TaskSource<TTask>
{
    public TaskSource(IEnumerable<TTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        Synchronous = tasks;
    }

    public TaskSource(IAsyncEnumerable<TTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        Asynchronous = tasks;
    }

    public IEnumerable<TTask>? Synchronous { get; }

    public IAsyncEnumerable<TTask>? Asynchronous { get; }
}

/// <summary>
/// The tasks of the overloads that infer their type arguments, which take them as interfaces; mostly the same object is a sequence of the tasks themselves.
/// </summary>
internal static class TaskSource
{
    public static TaskSource<TTask> Of<TTask, TResult>(IEnumerable<IBatchTask<TTask, TResult>> tasks)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return new(tasks as IEnumerable<TTask> ?? Cast(tasks));

        static IEnumerable<TTask> Cast(IEnumerable<IBatchTask<TTask, TResult>> tasks)
        {
            var index = 0;
            foreach (var task in tasks)
                yield return CastOne<TTask>(task, index++);
        }
    }

    public static TaskSource<TTask> Of<TTask, TResult>(IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return new(tasks as IAsyncEnumerable<TTask> ?? Cast(tasks));

        static async IAsyncEnumerable<TTask> Cast(
            IAsyncEnumerable<IBatchTask<TTask, TResult>> tasks, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var index = 0;
            await foreach (var task in tasks.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return CastOne<TTask>(task, index++);
        }
    }

    private static TTask CastOne<TTask>(object? task, int index) => task is TTask typed ? typed : throw TaskErrors.NotATask(index, task, typeof(TTask));
}
