namespace BatchTasks;

/// <summary>How a structured result is asked for.</summary>
public enum ResultFormat
{
    /// <summary>Strict structured outputs: <c>response_format</c> of type <c>json_schema</c> with <c>strict: true</c>.</summary>
    JsonSchema = 0,

    /// <summary>One function tool with strict parameters, which <c>tool_choice</c> forces the model to call.</summary>
    FunctionCall = 1,
}
