namespace BatchTasks.ClientTests.Nasty;

public sealed record Note(string Text, int Stars);

/// <summary>A task with a structured answer, whose response may hold several messages.</summary>
[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "{Id}", Result = typeof(Note))]
[UserMessage("{Text}")]
public sealed partial record NoteTask(string Id, string Text);
