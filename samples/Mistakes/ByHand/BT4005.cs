using BatchTasks;
using OpenAI;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "run-{Id}")]
[UserMessage("{Text}")]
public sealed partial record RunTask(int Id, string Text);

public static class NeverRun
{
    public static void Run(OpenAIClient client, List<RunTask> tasks)
    {
        client.RunBatchAsync(tasks); // BT4005
    }
}
