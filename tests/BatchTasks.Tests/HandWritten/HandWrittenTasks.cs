using System.Text.Json;

namespace BatchTasks.Tests.HandWritten;

/// <summary>A chat task with a text answer, as the generator would write it.</summary>
public sealed record AskTask(string Id, string Text) : IBatchTaskSerializer<AskTask, string>
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
}

public sealed record Verdict(string Sentiment, double Confidence)
{
    internal static Verdict Read(BatchAnswer answer)
    {
        var reader = new BatchJsonTokens(answer.Text);
        reader.Read();
        BatchJson.ReadStartObject(ref reader, nameof(Verdict));
        string? sentiment = null;
        double? confidence = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSentiment = reader.ValueTextEquals("sentiment"u8);
            var isConfidence = reader.ValueTextEquals("confidence"u8);
            reader.Read();
            if (isSentiment)
                sentiment = BatchJson.ReadString(ref reader);
            else if (isConfidence)
                confidence = BatchJson.ReadDouble(ref reader);
            else
                reader.Skip();
        }

        BatchJson.ReadEnd(ref reader);
        return new Verdict(
            sentiment ?? throw BatchJson.Missing("sentiment", nameof(Verdict)),
            confidence ?? throw BatchJson.Missing("confidence", nameof(Verdict)));
    }
}

/// <summary>A chat task with a structured answer.</summary>
public sealed record JudgeTask(int Id, string Text) : IBatchTaskSerializer<JudgeTask, Verdict>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.ChatCompletions,
        Model = "gpt-4o-mini",
        CustomIdTemplate = "judge-{Id}",
        AnswerKind = BatchAnswerKind.Text,
    };

    public static void WriteCustomId(JudgeTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("judge-"u8);
        writer.WriteNumber(task.Id);
    }

    public static void WriteBody(JudgeTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"model\":\"gpt-4o-mini\",\"text\":\""u8);
        writer.WriteText(task.Text);
        writer.WriteConstant("\"}"u8);
    }

    public static Verdict ReadResult(BatchAnswer answer) => Verdict.Read(answer);
}

/// <summary>A chat task whose answer is the arguments of a function.</summary>
public sealed record CallTask(int Id) : IBatchTaskSerializer<CallTask, Verdict>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.ChatCompletions,
        Model = "gpt-4o-mini",
        CustomIdTemplate = "call-{Id}",
        AnswerKind = BatchAnswerKind.FunctionCall,
    };

    public static void WriteCustomId(CallTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("call-"u8);
        writer.WriteNumber(task.Id);
    }

    public static void WriteBody(CallTask task, ref BatchLineWriter writer) => writer.WriteConstant("{}"u8);

    public static Verdict ReadResult(BatchAnswer answer) => Verdict.Read(answer);
}

/// <summary>An embeddings task with several inputs.</summary>
public sealed record VectorTask(string Id, int Inputs) : IBatchTaskSerializer<VectorTask, float[][]>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.Embeddings,
        Model = "text-embedding-3-small",
        CustomIdTemplate = "{Id}",
        AnswerKind = BatchAnswerKind.Embeddings,
    };

    public static void WriteCustomId(VectorTask task, ref BatchLineWriter writer) => writer.WriteText(task.Id);

    public static void WriteBody(VectorTask task, ref BatchLineWriter writer) => writer.WriteConstant("{\"input\":[]}"u8);

    public static float[][] ReadResult(BatchAnswer answer) => answer.ReadEmbeddings();

    public static int CountInputs(VectorTask task) => task.Inputs;
}

/// <summary>A value type with a number, of which not every value can be written.</summary>
public readonly record struct TemperatureTask(int Id, double Temperature) : IBatchTaskSerializer<TemperatureTask, string>
{
    public static BatchTaskDefinition Definition { get; } = new()
    {
        Endpoint = BatchEndpoints.ChatCompletions,
        CustomIdTemplate = "t-{Id}",
        AnswerKind = BatchAnswerKind.Text,
    };

    public static void WriteCustomId(TemperatureTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("t-"u8);
        writer.WriteNumber(task.Id);
    }

    public static void WriteBody(TemperatureTask task, ref BatchLineWriter writer)
    {
        writer.WriteConstant("{\"temperature\":"u8);
        writer.WriteNumber(task.Temperature);
        writer.WriteConstant("}"u8);
    }

    public static string ReadResult(BatchAnswer answer) => answer.ReadString();
}
