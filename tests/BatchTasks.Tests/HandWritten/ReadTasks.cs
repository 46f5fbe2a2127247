using System.Text;

namespace BatchTasks.Tests.HandWritten;

/// <summary>What a task reads, for tests in which nothing is written.</summary>
public interface IReads<TResult>
{
    static abstract BatchAnswerKind Kind { get; }

    static abstract TResult Read(BatchAnswer answer);
}

#pragma warning disable CA1000 // The static members are those that the interface asks for, called on the types that derive.
public abstract record ReadTask<TSelf, TResult> : IBatchTaskSerializer<TSelf, TResult>
    where TSelf : ReadTask<TSelf, TResult>, IReads<TResult>
{
    public static BatchTaskDefinition Definition { get; } = new() { Endpoint = BatchEndpoints.Responses, CustomIdTemplate = "x", AnswerKind = TSelf.Kind };

    public static void WriteCustomId(TSelf task, ref BatchLineWriter writer) => writer.WriteConstant("x"u8);

    public static void WriteBody(TSelf task, ref BatchLineWriter writer) => writer.WriteConstant("{}"u8);

    public static TResult ReadResult(BatchAnswer answer) => TSelf.Read(answer);

    public static BatchOutcome<TResult> Of(string body) => BatchResponse.Read<TSelf, TResult>("a", 200, "req", Encoding.UTF8.GetBytes(body));

    public static TResult ValueOf(string body) => Assert.IsType<BatchOutcome<TResult>.Succeeded>(Of(body)).Value;

    public static string ProblemOf(string body) => Assert.IsType<BatchOutcome<TResult>.Invalid>(Of(body)).Problem;
}
#pragma warning restore CA1000

public sealed record TextAnswer : ReadTask<TextAnswer, string>, IReads<string>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Text;

    public static string Read(BatchAnswer answer) => answer.ReadString();
}

public sealed record VerdictAnswer : ReadTask<VerdictAnswer, Verdict>, IReads<Verdict>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Text;

    public static Verdict Read(BatchAnswer answer) => Verdict.Read(answer);
}

public sealed record FunctionAnswer : ReadTask<FunctionAnswer, Verdict>, IReads<Verdict>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.FunctionCall;

    public static Verdict Read(BatchAnswer answer) => Verdict.Read(answer);
}

public sealed record TextChoices : ReadTask<TextChoices, BatchChoice<string>[]>, IReads<BatchChoice<string>[]>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Choices;

    public static BatchChoice<string>[] Read(BatchAnswer answer) => answer.ReadChoices(static choice => choice.ReadString());
}

public sealed record VerdictChoices : ReadTask<VerdictChoices, IReadOnlyList<BatchChoice<Verdict>>>, IReads<IReadOnlyList<BatchChoice<Verdict>>>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Choices;

    public static IReadOnlyList<BatchChoice<Verdict>> Read(BatchAnswer answer) => [.. answer.ReadChoices(Verdict.Read)];
}

public sealed record VerdictChoice : ReadTask<VerdictChoice, BatchChoice<Verdict>>, IReads<BatchChoice<Verdict>>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Choices;

    public static BatchChoice<Verdict> Read(BatchAnswer answer) => answer.ReadChoice(Verdict.Read);
}

public sealed record ToolsAnswer : ReadTask<ToolsAnswer, BatchToolCalls>, IReads<BatchToolCalls>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.ToolCalls;

    public static BatchToolCalls Read(BatchAnswer answer) => answer.ReadToolCalls(static (name, arguments) => name switch
    {
        "judge" => Verdict.Read(arguments),
        "run" => arguments.ReadString(),
        _ => null,
    });
}

public sealed record ModerationAnswer : ReadTask<ModerationAnswer, BatchModeration>, IReads<BatchModeration>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchModeration Read(BatchAnswer answer) => answer.ReadModeration();
}

public sealed record ModerationsAnswer : ReadTask<ModerationsAnswer, BatchModeration[]>, IReads<BatchModeration[]>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchModeration[] Read(BatchAnswer answer) => answer.ReadModerations();
}

public sealed record ImageAnswer : ReadTask<ImageAnswer, BatchGeneratedImage>, IReads<BatchGeneratedImage>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchGeneratedImage Read(BatchAnswer answer) => answer.ReadImage();
}

public sealed record ImagesAnswer : ReadTask<ImagesAnswer, BatchGeneratedImage[]>, IReads<BatchGeneratedImage[]>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchGeneratedImage[] Read(BatchAnswer answer) => answer.ReadImages();
}

public sealed record VideoAnswer : ReadTask<VideoAnswer, BatchVideo>, IReads<BatchVideo>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchVideo Read(BatchAnswer answer) => answer.ReadVideo();
}

public sealed record RawAnswer : ReadTask<RawAnswer, BatchRawBody>, IReads<BatchRawBody>
{
    public static BatchAnswerKind Kind => BatchAnswerKind.Body;

    public static BatchRawBody Read(BatchAnswer answer) => answer.ReadRawBody();
}
