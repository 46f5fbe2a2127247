namespace BatchTasks;

/// <summary>
/// Makes a partial record, class or struct the declaration of one request of a batch: what is asked, under which <c>custom_id</c>,
/// and what comes back. The generator adds the serializer of the request line and the reader of the answer.
/// </summary>
/// <param name="endpoint">The url of each line and of the batch: a constant of <see cref="BatchEndpoints"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BatchTaskAttribute(string endpoint) : Attribute
{
    /// <summary>The url of each line and of the batch.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>The model that every task asks. Left out when a member marked <c>[BodyParameter("model")]</c> supplies it.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The template of the line's <c>custom_id</c>, for example <c>"review-{Id}"</c>. Each <c>{Member}</c> is written as text; <c>{{</c> and
    /// <c>}}</c> are literal braces. It has to differ for each task of a batch.
    /// </summary>
    public string? CustomId { get; set; }

    /// <summary>
    /// The type of the answer. Chat completions: <see cref="string"/> (the default) is the text; any other type is asked for as strict structured output.
    /// Embeddings: <c>ReadOnlyMemory&lt;float&gt;</c> (the default), <c>float[]</c>, or an array or list of these for several inputs.
    /// </summary>
    public Type? Result { get; set; }

    /// <summary>How a structured result is asked for.</summary>
    public ResultFormat ResultFormat { get; set; }

    /// <summary>
    /// Whether the schema of a structured result is strict (the default): the model can't write anything else, in the part of JSON Schema that strict
    /// structured outputs have. With <see langword="false"/> the schema may also have dictionaries, any JSON (<c>JsonElement</c>), optional properties, lengths of strings
    /// and more properties than strict ones, and the model mostly keeps to it. Means nothing for <see cref="BatchTasks.ResultFormat.JsonObject"/>.
    /// </summary>
    public bool Strict { get; set; } = true;

    /// <summary>
    /// A <c>JsonSerializerContext</c> that reads the result in place of code generated here: the schema has the property names, enum names and
    /// fields of its <c>[JsonSourceGenerationOptions]</c>. It has to have a <c>[JsonSerializable]</c> for the result.
    /// </summary>
    public Type? ResultContext { get; set; }

    /// <summary>
    /// The name of the schema (or function) in the request: 1 to 64 characters out of <c>a-z A-Z 0-9 _ -</c>. The name of the result type unless given.
    /// </summary>
    public string? ResultName { get; set; }

    /// <summary>The name of the batch that several task types go into: one endpoint, one model, and ids that can't collide.</summary>
    public string? Batch { get; set; }
}
