namespace BatchTasks.Chaos;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "note-{Id}")]
[UserMessage("{Text}")]
public sealed partial record NoteTask(int Id, string Text)
{
    /// <summary>So many tasks, numbered from 1, made as they are asked for.</summary>
    public static IEnumerable<NoteTask> Many(int count) => Enumerable.Range(1, count).Select(static id => new NoteTask(id, $"Note {id}"));
}
