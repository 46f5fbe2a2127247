namespace BatchTasks.HostingTests.Harness;

/// <summary>A task with a text answer.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "note-{Id}")]
[UserMessage("Note {Id}")]
public sealed partial record NoteTask(int Id)
{
    public static List<NoteTask> Many(int count) => [.. Enumerable.Range(1, count).Select(static id => new NoteTask(id))];
}

/// <summary>A task that no test has a handler for.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "other-{Id}")]
[UserMessage("Other {Id}")]
public sealed partial record OtherTask(int Id);
