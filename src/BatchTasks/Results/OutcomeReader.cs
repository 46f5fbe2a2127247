using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BatchTasks.Answers;
using BatchTasks.Buffers;
using BatchTasks.Json;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Results;

/// <summary>Makes the outcome of a task out of its result line, or of its response alone. A line never throws; it is <c>Invalid</c> at worst.</summary>
internal sealed class OutcomeReader<TTask, TResult>(bool keepRawBodies) : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    // Not static: what is static in a generic class is looked up each time.
    private readonly BatchAnswerKind _answerKind = TTask.Definition.AnswerKind;

    private readonly SharedStrings _strings = new();
    private readonly PooledBuffer _text = new(4096);
    private readonly OutputMessages _messages = new();
    private readonly LineLayouts _layouts = new(TTask.Definition.AnswerKind == BatchAnswerKind.Embeddings);

    /// <summary>Reads one line of a result file.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="isTerminated">Whether a line break follows.</param>
    public BatchOutcome<TResult> ReadLine(ReadOnlySpan<byte> line, BatchLineLocation location, bool isTerminated)
    {
        var read = default(ResultLine);
        var parts = default(ResponseBody);
        var isAlike = _layouts.TryRead(line, ref read, ref parts);
        if (!isAlike)
            read = ResultLine.Read(line, isTerminated);

        var facts = new OutcomeFacts { CustomId = read.ReadCustomId(), Location = location, Raw = line };
        if (read.Problem is { } problem)
            return facts.Invalid<TResult>(problem);

        facts.RequestId = RawJson.GetString(read.RequestId) ?? RawJson.GetString(read.Id);
        if (facts.CustomId.Length == 0)
            return facts.Invalid<TResult>(LineProblems.NoCustomId);

        // Some services write the body as a string that holds the JSON.
        ReadOnlySpan<byte> body = RawJson.IsString(read.Body) ? Encoding.UTF8.GetBytes(RawJson.GetString(read.Body)!) : read.Body;
        if (!RawJson.IsNull(body))
            facts.Raw = body;

        var status = (int?)RawJson.GetInteger(read.StatusCode);
        if (ErrorReader.Read(read.Error, Received(status)) is { } error)
            return NotAnswered(ref facts, error, body);

        if (isAlike)
            return ReadAnswered(ref facts, status, parts, body);

        if (!read.HasResponse)
            return facts.Invalid<TResult>(LineProblems.NeitherResponseNorError);

        if (!TryReadBody(body, ref parts, out var problemOfBody))
            return Unreadable(facts, status, body, problemOfBody);

        if (RawJson.IsObject(read.Body))
            _layouts.Learn(line, ref read, ref parts);

        return ReadAnswered(ref facts, status, parts, body);
    }

    /// <summary>A line that was too long to be held: what its beginning tells.</summary>
    public static BatchOutcome<TResult> ReadTooLong(ReadOnlySpan<byte> beginning, BatchLineLocation location, int limit)
    {
        var read = ResultLine.Read(beginning, isTerminated: false);
        var facts = new OutcomeFacts { CustomId = read.ReadCustomId(), Location = location, Raw = beginning };
        return facts.Invalid<TResult>(LineProblems.TooLong(limit));
    }

    /// <summary>Reads one response.</summary>
    public BatchOutcome<TResult> ReadResponse(string customId, int status, string? requestId, ReadOnlySpan<byte> body)
    {
        var facts = new OutcomeFacts { CustomId = customId, RequestId = requestId, Raw = body };
        var parts = default(ResponseBody);
        return TryReadBody(body, ref parts, out var problem) ? ReadAnswered(ref facts, status, parts, body) : Unreadable(facts, status, body, problem);
    }

    public void Dispose()
    {
        _text.Dispose();
        _layouts.Dispose();
    }

    private static bool TryReadBody(ReadOnlySpan<byte> body, ref ResponseBody parts, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            parts = ResponseBody.Read(body);
            problem = null;
            return true;
        }
        catch (JsonException e)
        {
            problem = body.IsEmpty ? "The response has no body." : $"The response body can't be read: {e.Message}";
            return false;
        }
    }

    /// <summary>A response without a status is the completion itself.</summary>
    private static bool IsSuccess(int? status) => status is null or (>= 200 and < 300);

    /// <summary>A status of 0 is one that never came.</summary>
    private static int? Received(int? status) => status is 0 ? null : status;

    private static BatchOutcome<TResult> Unreadable(in OutcomeFacts facts, int? status, ReadOnlySpan<byte> body, string problem) =>
        IsSuccess(status) ? facts.Invalid<TResult>(problem) : facts.Failed<TResult>(ErrorReader.ReadBody(body, Received(status)));

    private BatchOutcome<TResult> ReadAnswered(ref OutcomeFacts facts, int? status, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        var isSuccess = IsSuccess(status);
        status = Received(status);
        Describe(ref facts, read);
        if (ErrorReader.Read(read.Error, status) is { } error)
            return NotAnswered(ref facts, error, body: default);

        if (!isSuccess)
            return facts.Failed<TResult>(ErrorReader.ReadBody(body, status));

        if (read.IsGivenUp)
            return facts.Failed<TResult>(ErrorReader.GivenUp(RawJson.GetString(read.Status)!, status));

        return ReadAnswer(facts, read, body);
    }

    private BatchOutcome<TResult> ReadAnswer(in OutcomeFacts facts, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        switch (_answerKind)
        {
            case BatchAnswerKind.Embeddings or BatchAnswerKind.Body:
                return Convert(facts, text: default, body);
            case BatchAnswerKind.Choices:
                return TryConvert(text: default, body, out var choices, out var problem) ? ChoiceOutcomes.Of(facts, choices, keepRawBodies) : facts.Invalid<TResult>(problem);
            default:
                if (!read.HasChoice && !read.IsResponse)
                    return facts.Invalid<TResult>(AnswerProblems.NoChoice);

                return _answerKind switch
                {
                    BatchAnswerKind.FunctionCall => ReadFunctionCall(facts, read, body),
                    BatchAnswerKind.ToolCalls => ReadToolCalls(facts, read, body),
                    _ => read.HasChoice ? ReadChoice(facts, read, body) : ReadMessages(facts, read, body),
                };
        }
    }

    private BatchOutcome<TResult> ReadChoice(in OutcomeFacts facts, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        if (AnswerParts.ReadRefusal(read) is { } refusal)
            return facts.Refused<TResult>(refusal);

        var text = read.First.Text;
        var hasText = read.First.HasText || AnswerText.TryReadContent(read.First.Content, _text, out text);
        if (IsTruncated(facts, read))
            return facts.Truncated<TResult>(Utf8Strings.ToText(text));

        return hasText ? Convert(facts, text, body) : facts.Invalid<TResult>("The message has no content.");
    }

    /// <summary>Of the messages of a response the one that reads as the result is the answer.</summary>
    private BatchOutcome<TResult> ReadMessages(in OutcomeFacts facts, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        _messages.Read(read.Output);
        if (IsTruncated(facts, read))
            return _messages is { Count: 0, Refusal: { } filtered } ? facts.Refused<TResult>(filtered) : facts.Truncated<TResult>(AnswerParts.ReadPartialText(read, _text));

        string? problem = null;
        for (var i = 0; i < _messages.Count; i++)
        {
            // Any text is a string: one before a refusal is no answer, and an empty one only where there is no other.
            if (typeof(TResult) == typeof(string) && _messages.IsBeforeRefusal(i))
                continue;

            var hasText = AnswerText.TryReadContent(_messages.ContentOf(i, read.Output), _text, out var text);
            if (!hasText || (text.IsEmpty && i < _messages.Count - 1))
                continue;

            if (TryConvert(text, body, out var value, out problem))
                return facts.Succeeded(value, keepRawBodies);
        }

        return _messages.Refusal is { } refusal
            ? facts.Refused<TResult>(refusal)
            : facts.Invalid<TResult>(problem ?? AnswerParts.NoMessage(read));
    }

    private BatchOutcome<TResult> ReadFunctionCall(in OutcomeFacts facts, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        if (AnswerParts.ReadRefusal(read) is { } refusal)
            return facts.Refused<TResult>(refusal);

        if (IsTruncated(facts, read))
            return facts.Truncated<TResult>(AnswerParts.ReadPartialCall(read, _text));

        string? problem = null;
        var calls = ToolCallWalk.Over(read);
        while (calls.TryRead(out var call))
        {
            if (call.IsCustom || !AnswerText.TryReadArguments(call.Arguments, _text, out var text))
                continue;

            if (TryConvert(text, body, out var value, out problem))
                return facts.Succeeded(value, keepRawBodies);
        }

        return facts.Invalid<TResult>(problem ?? "The model called no function; the request should force it to.");
    }

    private BatchOutcome<TResult> ReadToolCalls(in OutcomeFacts facts, in ResponseBody read, ReadOnlySpan<byte> body)
    {
        if (AnswerParts.ReadRefusal(read) is { } refusal && !ToolCallWalk.Over(read).TryRead(out _))
            return facts.Refused<TResult>(refusal);

        return IsTruncated(facts, read) ? facts.Truncated<TResult>(AnswerParts.ReadPartialCall(read, _text)) : Convert(facts, text: default, body);
    }

    private static bool IsTruncated(in OutcomeFacts facts, in ResponseBody read) => read.IsIncomplete || (read.HasChoice && FinishReasons.IsTruncation(facts.FinishReason));

    private BatchOutcome<TResult> Convert(in OutcomeFacts facts, ReadOnlySpan<byte> text, ReadOnlySpan<byte> body) =>
        TryConvert(text, body, out var value, out var problem) ? facts.Succeeded(value, keepRawBodies) : facts.Invalid<TResult>(problem);

    private bool TryConvert(ReadOnlySpan<byte> text, ReadOnlySpan<byte> body, out TResult value, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            value = TTask.ReadResult(new BatchAnswer(text, body, CollectionsMarshal.AsSpan(_layouts.Decoded.Vectors)));
            problem = null;
            return true;
        }
        catch (Exception e) when (AnswerProblems.IsOfTheAnswer(e))
        {
            value = default!;
            problem = AnswerProblems.Unreadable(typeof(TResult), e);
            return false;
        }
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

    private void Describe(ref OutcomeFacts facts, in ResponseBody read)
    {
        facts.Model = _strings.Get(read.Model);
        facts.FinishReason = _strings.Get(read.FinishReason);
        facts.Usage = UsageReader.Read(read.Usage);
    }
}
