using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>A response body that was made from an official schema. Its methods give it a known content and leave all the rest at random, and return it.</summary>
/// <param name="endpoint">Whose it is.</param>
/// <param name="body">The body, which may be changed freely.</param>
public sealed class OpenApiResponse(string endpoint, JsonObject body)
{
    /// <summary>The endpoint, such as <c>/v1/chat/completions</c>.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary>The body.</summary>
    public JsonObject Body { get; } = body;

    /// <summary>
    /// Makes it a success whose answer has these texts: one choice for each (chat completions, completions), or one output message for each, among whatever
    /// else is in the output (responses).
    /// </summary>
    public OpenApiResponse WithText(params IReadOnlyList<string> texts)
    {
        if (IsResponses)
            return WithOutput("message", texts.Select(text => Message("output_text", "text", text)));

        if (Endpoint.EndsWith("/chat/completions", StringComparison.Ordinal))
            return WithChoices(texts.Count, "stop", (message, index) => message["content"] = texts[index]);

        WithChoices(texts.Count, "stop", setMessage: null);
        for (var index = 0; index < texts.Count; index++)
            Choices[index]!["text"] = texts[index];

        return this;
    }

    /// <summary>Makes it a success that calls this function alone (chat completions, responses).</summary>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments as JSON text.</param>
    public OpenApiResponse WithFunctionCall(string name, string arguments)
    {
        var call = new JsonObject { ["name"] = name, ["arguments"] = arguments };
        if (!IsResponses)
            return WithChoices(1, "stop", (message, _) => message["tool_calls"] = new JsonArray(new JsonObject { ["id"] = "call_1", ["type"] = "function", ["function"] = call }));

        call["type"] = "function_call";
        call["call_id"] = "call_1";
        return WithOutput("function_call", [call]);
    }

    /// <summary>Makes it a refusal (chat completions, responses).</summary>
    public OpenApiResponse WithRefusal(string refusal) => IsResponses
        ? WithOutput("message", [Message("refusal", "refusal", refusal)])
        : WithChoices(1, "stop", (message, _) => message["refusal"] = refusal);

    /// <summary>Makes it an answer that ends at a limit (chat completions, completions, responses).</summary>
    public OpenApiResponse WithTruncatedText(string text)
    {
        WithText(text);
        if (!IsResponses)
        {
            Choices[0]!["finish_reason"] = "length";
            return this;
        }

        Body["status"] = "incomplete";
        Body["incomplete_details"] = new JsonObject { ["reason"] = "max_output_tokens" };
        return this;
    }

    /// <summary>Gives it these vectors (embeddings).</summary>
    /// <param name="asBase64">As the service writes them where <c>encoding_format</c> is <c>base64</c>, which the response's schema has no word of.</param>
    /// <param name="vectors">One for each input.</param>
    public OpenApiResponse WithEmbeddings(bool asBase64, params IReadOnlyList<float[]> vectors)
    {
        var data = new JsonArray();
        for (var index = 0; index < vectors.Count; index++)
        {
            JsonNode embedding = asBase64 ? JsonValue.Create(Base64(vectors[index])) : new JsonArray([.. vectors[index].Select(value => JsonValue.Create(value))]);
            data.Add(new JsonObject { ["embedding"] = embedding, ["index"] = index, ["object"] = "embedding" });
        }

        Body["data"] = data;
        return this;
    }

    /// <summary>The body as JSON.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Body.ToJsonString());

    /// <summary>The body in a line of a result file, without its end.</summary>
    public string ToResultLine(string customId)
    {
        var response = new JsonObject { ["status_code"] = 200, ["request_id"] = "req_1", ["body"] = Body.DeepClone() };
        return new JsonObject { ["id"] = "batch_req_1", ["custom_id"] = customId, ["response"] = response, ["error"] = null }.ToJsonString();
    }

    private bool IsResponses => Endpoint.EndsWith("/responses", StringComparison.Ordinal);

    private JsonArray Choices => Body["choices"]!.AsArray();

    private static string Base64(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var index = 0; index < vector.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), vector[index]);

        return Convert.ToBase64String(bytes);
    }

    private static JsonObject Message(string type, string member, string text)
    {
        var part = new JsonObject { ["type"] = type, [member] = text };
        if (type == "output_text")
        {
            part["annotations"] = new JsonArray();
            part["logprobs"] = new JsonArray();
        }

        return new JsonObject { ["type"] = "message", ["id"] = "msg_1", ["role"] = "assistant", ["status"] = "completed", ["content"] = new JsonArray(part) };
    }

    /// <summary>The choices that are there, as many as needed, all of them finished for one reason.</summary>
    private OpenApiResponse WithChoices(int count, string finishReason, Action<JsonObject, int>? setMessage)
    {
        var before = Choices.Select(choice => choice!.DeepClone()).ToList();
        Choices.Clear();
        for (var index = 0; index < count; index++)
        {
            var choice = index < before.Count ? before[index].AsObject() : new JsonObject { ["logprobs"] = null };
            choice["index"] = index;
            choice["finish_reason"] = finishReason;
            if (setMessage is not null)
                setMessage(Emptied(choice), index);

            Choices.Add(choice);
        }

        return this;
    }

    private static JsonObject Emptied(JsonObject choice)
    {
        var message = choice["message"] as JsonObject;
        if (message is null)
            choice["message"] = message = new JsonObject { ["role"] = "assistant" };

        message["content"] = null;
        message["refusal"] = null;
        message.Remove("tool_calls");
        message.Remove("function_call");
        return message;
    }

    /// <summary>These items in the place of the messages and calls; what is not an answer, such as reasoning and searches, stays around them.</summary>
    private OpenApiResponse WithOutput(string type, IEnumerable<JsonObject> items)
    {
        Body["status"] = "completed";
        Body["error"] = null;
        Body["incomplete_details"] = null;
        var output = Body["output"]!.AsArray();
        foreach (var item in output.Where(item => (string?)item!["type"] is "message" or "function_call").ToList())
            output.Remove(item);

        var at = output.Count / 2;
        foreach (var item in items)
        {
            item["id"] ??= $"{type}_{at}";
            output.Insert(at++, item);
        }

        return this;
    }
}
