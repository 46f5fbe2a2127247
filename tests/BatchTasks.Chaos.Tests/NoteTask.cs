namespace BatchTasks.Chaos.Tests;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "note-{Id}")]
[UserMessage("{Text}")]
public sealed partial record NoteTask(int Id, string Text)
{
    public static IReadOnlyList<NoteTask> Many(int count) => [.. Enumerable.Range(1, count).Select(static id => new NoteTask(id, $"Note {id}"))];
}
