namespace BatchTasks;

/// <summary>How a structured result is asked for.</summary>
public enum ResultFormat
{
    /// <summary>Structured outputs: <c>response_format</c> of type <c>json_schema</c>, with <c>strict: true</c> unless <see cref="BatchTaskAttribute.Strict"/> says otherwise.</summary>
    JsonSchema = 0,

    /// <summary>One function tool with the schema as its parameters, which <c>tool_choice</c> forces the model to call.</summary>
    FunctionCall = 1,

    /// <summary>
    /// <c>response_format</c> of type <c>json_object</c>, for services and models without JSON schemas: some JSON object, of which the messages have to say what
    /// is in it. No schema is sent, so the model is held to nothing; an answer that does not read as the result is an invalid outcome. A result that is no
    /// object itself is read out of <c>{"value": …}</c>. The OpenAI service refuses a request of which no message has the word "JSON".
    /// </summary>
    JsonObject = 2,
}
