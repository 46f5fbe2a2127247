using System.Text.Json;

namespace BatchTasks.ClientTests.HandWritten;

/// <summary>A chat task with a text answer, as the generator would write it.</summary>
public sealed record AskTask(string Id, string Text = "How was it?") : IBatchTaskSerializer<AskTask, string>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.ChatCompletions,
        Model = "gpt-4o-mini",
        CustomIdTemplate = "{Id}",
        AnswerKind = BatchAnswerKind.Text,
    };

    public static void WriteCustomId(AskTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(AskTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}]}"u8);
    }

    public static string ReadResult(BatchAnswer answer) => answer.ReadString();

    public static List<AskTask> Many(int count) => [.. Enumerable.Range(1, count).Select(static i => new AskTask($"ask-{i}"))];
}

public sealed record Verdict(bool Positive);

/// <summary>A chat task with a structured answer.</summary>
public sealed record JudgeTask(int Id, string Text) : IBatchTaskSerializer<JudgeTask, Verdict>
{
    private const string Schema =
        """{"type":"object","properties":{"positive":{"type":"boolean"}},"required":["positive"],"additionalProperties":false}""";

    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.ChatCompletions,
        Model = "gpt-4o-mini",
        CustomIdTemplate = "judge-{Id}",
        AnswerKind = BatchAnswerKind.Text,
        ResultSchema = Schema,
    };

    public static void WriteCustomId(JudgeTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("judge-"u8);
        writer.WriteNumber(task.Id);
    }

    public static void WriteBody(JudgeTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"verdict\",\"strict\":true,\"schema\":"u8);
        writer.WriteConstant(System.Text.Encoding.UTF8.GetBytes(Schema));
        writer.WriteConstant("}}}"u8);
    }

    public static Verdict ReadResult(BatchAnswer answer)
    {
        var reader = answer.ReadJson();
        BatchJson.ReadStartObject(ref reader, nameof(Verdict));
        bool? positive = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPositive = reader.ValueTextEquals("positive"u8);
            reader.Read();
            if (isPositive)
                positive = BatchJson.ReadBoolean(ref reader);
            else
                reader.Skip();
        }

        BatchJson.ReadEnd(ref reader);
        return new Verdict(positive ?? throw BatchJson.Missing("positive", nameof(Verdict)));
    }
}

/// <summary>An embeddings task, as a value type.</summary>
public readonly record struct VectorTask(int Id, string Text) : IBatchTaskSerializer<VectorTask, float[]>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.Embeddings,
        Model = "text-embedding-3-small",
        CustomIdTemplate = "vector-{Id}",
        AnswerKind = BatchAnswerKind.Embeddings,
    };

    public static void WriteCustomId(VectorTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("vector-"u8);
        writer.WriteNumber(task.Id);
    }

    public static void WriteBody(VectorTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"model\":\"text-embedding-3-small\",\"encoding_format\":\"base64\",\"input\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}"u8);
    }

    public static float[] ReadResult(BatchAnswer answer) => answer.ReadEmbedding();
}

/// <summary>A task of an endpoint for which the official package's client is not asked.</summary>
public sealed record CompleteTask(string Id, string Text) : IBatchTaskSerializer<CompleteTask, string>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.Completions,
        CustomIdTemplate = "{Id}",
        AnswerKind = BatchAnswerKind.Embeddings,
    };

    public static void WriteCustomId(CompleteTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(CompleteTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"prompt\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}"u8);
    }

    public static string ReadResult(BatchAnswer answer) => System.Text.Encoding.UTF8.GetString(answer.Body);
}

/// <summary>A chat task with a body of any kind.</summary>
public sealed record RawTask(string Id, string Body) : IBatchTaskSerializer<RawTask, string>
{
    public static BatchTaskDefinition Definition => AskTask.Definition;

    public static void WriteCustomId(RawTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(RawTask task, ref BatchLineWriter writer) => writer.WriteConstant(System.Text.Encoding.UTF8.GetBytes(task.Body));

    public static string ReadResult(BatchAnswer answer) => answer.ReadString();
}
