using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing.Bodies.Tools;

/// <summary>A function that a task offers to the model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, or null.</param>
/// <param name="Parameters">The schema of its arguments.</param>
/// <param name="IsStrict">Whether the model is held to it.</param>
/// <param name="Reader">How the arguments are read.</param>
internal sealed record DeclaredTool(string Name, string? Description, string Parameters, bool IsStrict, ToolModel Reader)
{
    public string Json(string endpoint) => FunctionTool.Json(endpoint, Name, Description, Parameters, IsStrict);
}
