using System.Text.Json;
using BatchTasks.Buffers;

namespace BatchTasks;

/// <content>The members of a body that a task writes by itself.</content>
public ref partial struct BatchLineWriter
{
    // As deep as a Utf8JsonWriter writes.
    private const int DeepestMember = 1000;

    /// <summary>
    /// Writes the members that a task adds to its open body object, each with the comma before it. What the task writes is read again, so that it stands in
    /// the line without white space and can't tear or end it.
    /// </summary>
    /// <typeparam name="TTask">The type of the task.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="write">Writes the members: names with their values, into an object that is already open and stays open.</param>
    /// <param name="taken">The names that the body has otherwise.</param>
    /// <exception cref="InvalidOperationException">
    /// A name is taken or written twice, a name has no value, an object or array is left open or one too many closed, or raw text is no JSON.
    /// </exception>
    public void WriteMembers<TTask>(TTask task, Action<TTask, Utf8JsonWriter> write, string[] taken)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(taken);
        using var buffer = new PooledBuffer(256);
        ExtraMembers.Write(task, write, buffer);
        using var members = ExtraMembers.Parse(buffer.Memory, DeepestMember);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members.RootElement.EnumerateObject())
        {
            ExtraMembers.CheckName(member.Name, taken, names);
            WriteComma();
            WriteQuoted(member.Name);
            WriteConstant(":"u8);
            WriteJson(member.Value);
        }
    }
}
