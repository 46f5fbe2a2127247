namespace BatchTasks.PostgreSqlWorker;

/// <summary>A task with a text answer.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "note-{Id}")]
[UserMessage("Note {Id}")]
public sealed partial record NoteTask(int Id)
{
    public static List<NoteTask> Many(int count) => [.. Enumerable.Range(1, count).Select(static id => new NoteTask(id))];
}
