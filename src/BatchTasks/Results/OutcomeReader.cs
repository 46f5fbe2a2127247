using System.Text;
using System.Text.Json;
using BatchTasks.Buffers;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Results;

/// <summary>Makes the outcome of a task out of its result line, or of its response alone. A line never throws; it is <c>Invalid</c> at worst.</summary>
internal sealed class OutcomeReader<TTask, TResult>(bool keepRawBodies) : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private static readonly BatchAnswerKind s_answerKind = TTask.Definition.AnswerKind;

    private readonly SharedStrings _strings = new();
    private readonly PooledBuffer _text = new(4096);

    /// <summary>Reads one line of a result file.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="isTerminated">Whether a line break follows.</param>
    public BatchOutcome<TResult> ReadLine(ReadOnlySpan<byte> line, BatchLineLocation location, bool isTerminated)
    {
        var read = ResultLine.Read(line, isTerminated);
        var facts = new OutcomeFacts { CustomId = read.CustomId, Location = location, Raw = line };
        if (read.Problem is { } problem)
            return facts.Invalid<TResult>(problem);

        facts.RequestId = RawJson.GetString(read.RequestId) ?? RawJson.GetString(read.Id);
        if (read.CustomId.Length == 0)
            return facts.Invalid<TResult>(LineProblems.NoCustomId);

        // Some services write the body as a string that holds the JSON.
        ReadOnlySpan<byte> body = RawJson.IsString(read.Body) ? Encoding.UTF8.GetBytes(RawJson.GetString(read.Body)!) : read.Body;
        if (!RawJson.IsNull(body))
            facts.Raw = body;

        var status = (int?)RawJson.GetInteger(read.StatusCode);
        if (ErrorReader.Read(read.Error, status is 0 ? null : status) is { } error)
            return NotAnswered(ref facts, error, body);

        return read.HasResponse ? ReadAnswered(ref facts, status, body) : facts.Invalid<TResult>(LineProblems.NeitherResponseNorError);
    }

    /// <summary>A line that was too long to be held: what its beginning tells.</summary>
    public static BatchOutcome<TResult> ReadTooLong(ReadOnlySpan<byte> beginning, BatchLineLocation location, int limit)
    {
        var read = ResultLine.Read(beginning, isTerminated: false);
        var facts = new OutcomeFacts { CustomId = read.CustomId, Location = location, Raw = beginning };
        return facts.Invalid<TResult>(LineProblems.TooLong(limit));
    }

    /// <summary>Reads one response.</summary>
    public BatchOutcome<TResult> ReadResponse(string customId, int status, string? requestId, ReadOnlySpan<byte> body)
    {
        var facts = new OutcomeFacts { CustomId = customId, RequestId = requestId, Raw = body };
        return ReadAnswered(ref facts, status, body);
    }

    public void Dispose() => _text.Dispose();

    private BatchOutcome<TResult> ReadAnswered(ref OutcomeFacts facts, int? status, ReadOnlySpan<byte> body)
    {
        // A response without a status is the completion itself. A status of 0 is one that never came.
        var isSuccess = status is null or (>= 200 and < 300);
        if (status is 0)
            status = null;

        ResponseBody read;
        try
        {
            read = ResponseBody.Read(body);
        }
        catch (JsonException e)
        {
            return isSuccess
                ? facts.Invalid<TResult>(body.IsEmpty ? "The response has no body." : $"The response body can't be read: {e.Message}")
                : facts.Failed<TResult>(ErrorReader.ReadBody(body, status));
        }

        Describe(ref facts, read);
        if (ErrorReader.Read(read.Error, status) is { } error)
            return NotAnswered(ref facts, error, body: default);

        if (!isSuccess)
            return facts.Failed<TResult>(ErrorReader.ReadBody(body, status));

        return s_answerKind == BatchAnswerKind.Embeddings ? Convert(facts, text: default, body) : ReadChoice(facts, read, body);
    }

    private BatchOutcome<TResult> ReadChoice(OutcomeFacts facts, ResponseBody read, ReadOnlySpan<byte> body)
    {
        if (!read.HasChoice)
            return facts.Invalid<TResult>("The response has no choice with an answer.");

        if (RawJson.GetString(read.Refusal) is { Length: > 0 } refusal)
            return facts.Refused<TResult>(refusal);

        var hasText = s_answerKind == BatchAnswerKind.FunctionCall
            ? AnswerText.TryReadArguments(read.Arguments, _text, out var text)
            : AnswerText.TryReadContent(read.Content, _text, out text);
        if (facts.FinishReason is "length" or "content_filter")
            return facts.Truncated<TResult>(Encoding.UTF8.GetString(text));

        if (hasText)
            return Convert(facts, text, body);

        return facts.Invalid<TResult>(s_answerKind == BatchAnswerKind.FunctionCall
            ? "The model called no function; the request should force it to."
            : "The message has no content.");
    }

    private BatchOutcome<TResult> Convert(OutcomeFacts facts, ReadOnlySpan<byte> text, ReadOnlySpan<byte> body)
    {
        TResult value;
        try
        {
            value = TTask.ReadResult(new BatchAnswer(text, body));
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return facts.Invalid<TResult>($"The answer can't be read as {typeof(TResult).Name}: {e.Message}");
        }

        return facts.Succeeded(value, keepRawBodies);
    }

    /// <summary>An error in either place: the body, where there is one beside it, still tells the model and the tokens.</summary>
    private BatchOutcome<TResult> NotAnswered(ref OutcomeFacts facts, BatchError error, ReadOnlySpan<byte> body)
    {
        if (!RawJson.IsNull(body))
        {
            try
            {
                Describe(ref facts, ResponseBody.Read(body));
            }
            catch (JsonException)
            {
                // The error says enough; the body is kept as it is.
            }
        }

        return error.Code switch
        {
            ServiceErrorCodes.BatchExpired => facts.Expired<TResult>(),
            ServiceErrorCodes.BatchCancelled => facts.Cancelled<TResult>(),
            _ => facts.Failed<TResult>(error),
        };
    }

    private void Describe(ref OutcomeFacts facts, ResponseBody read)
    {
        facts.Model = _strings.Get(read.Model);
        facts.FinishReason = _strings.Get(read.FinishReason);
        facts.Usage = UsageReader.Read(read.Usage);
    }
}
