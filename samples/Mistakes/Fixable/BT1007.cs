using BatchTasks;
using OpenAI;

namespace Mistakes;

public static class WrongWindow
{
    public static BatchRunOptions Options() => new() { CompletionWindow = "1h" }; // BT1007
}
