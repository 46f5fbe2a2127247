using System.Text.Json;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the answers of a body as choices: those of completions, or the messages of a response.</summary>
internal readonly ref struct ChoiceReader<T>
{
    private readonly ReadOnlySpan<byte> _body;
    private readonly BatchAnswerReader<T> _read;
    private readonly PooledBuffer _text;
    private readonly List<(long Order, BatchChoice<T> Choice)> _choices;

    private ChoiceReader(ReadOnlySpan<byte> body, BatchAnswerReader<T> read, PooledBuffer text)
    {
        _body = body;
        _read = read;
        _text = text;
        _choices = [];
    }

    /// <summary>All choices, in the order of the body.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static BatchChoice<T>[] ReadAll(ReadOnlySpan<byte> body, BatchAnswerReader<T> read) => [.. Read(body, read).Select(static each => each.Choice)];

    /// <summary>The choice that is the answer: the first with a value, in the order in which messages are tried, or else the first.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static BatchChoice<T> ReadOne(ReadOnlySpan<byte> body, BatchAnswerReader<T> read)
    {
        var choices = Read(body, read);
        return choices.Where(static each => each.Choice.HasValue).DefaultIfEmpty(choices[0]).MinBy(static each => each.Order).Choice;
    }

    private static List<(long Order, BatchChoice<T> Choice)> Read(ReadOnlySpan<byte> body, BatchAnswerReader<T> read)
    {
        using var text = new PooledBuffer(1024);
        var reader = new ChoiceReader<T>(body, read, text);
        var parts = ResponseBody.Read(body);
        if (parts.HasChoice)
        {
            reader.ReadChoices(parts.Choices);
        }
        else
        {
            // A model may say something beside the function that it calls.
            reader.ReadItems(parts, calls: false);
            if (!reader._choices.Exists(static each => each.Choice.HasValue))
                reader.ReadItems(parts, calls: true);
        }

        return reader._choices.Count > 0 ? reader._choices : throw new JsonException(AnswerProblems.NoChoice);
    }

    private void ReadChoices(ReadOnlySpan<byte> array)
    {
        var elements = new RawArray(array);
        while (elements.TryRead(out var element))
        {
            if (element[0] != '{')
                continue;

            var parts = ChoiceParts.Read(element);
            var position = _choices.Count;
            var finishReason = RawJson.GetString(parts.FinishReason);
            var choice = new BatchChoice<T>
            {
                Index = RawJson.GetInteger(parts.Index) is { } index and >= 0 and <= int.MaxValue ? (int)index : position,
                FinishReason = finishReason,
                IsTruncated = FinishReasons.IsTruncation(finishReason),
                Refusal = AnswerParts.ReadRefusal(parts),
                Reasoning = RawJson.GetString(parts.Reasoning),
                LogProbs = LogProbReader.ReadChoice(parts.LogProbs),
            };

            // An empty text stands beside a call in some services.
            var hasText = AnswerText.TryReadContent(parts.Content, _text, out var text);
            if (text.IsEmpty && ToolCallWalk.Over(parts).TryRead(out var call))
                hasText = AnswerText.TryReadArguments(call.Arguments, _text, out text) || hasText;

            var made = Make(choice, hasText, text);
            _choices.Add((position, made.HasValue ? made : ReadCalls(parts, choice) ?? made));
        }
    }

    /// <summary>The choice by what it calls, where its text, if it has one, is not the answer: the first call that reads as the type.</summary>
    private BatchChoice<T>? ReadCalls(ChoiceParts parts, BatchChoice<T> choice)
    {
        var calls = ToolCallWalk.Over(parts);
        while (calls.TryRead(out var call))
        {
            if (AnswerText.TryReadArguments(call.Arguments, _text, out var text) && Make(choice, hasText: true, text) is { HasValue: true } made)
                return made;
        }

        return null;
    }

    /// <summary>The messages, or, where none is the answer, the functions that were called.</summary>
    private void ReadItems(in ResponseBody body, bool calls)
    {
        var finishReason = RawJson.GetString(body.FinishReason);
        var reasoning = new ReasoningText();
        var items = new RawArray(body.Output);
        while (items.TryRead(out var element))
        {
            var item = OutputItem.Read(element);
            reasoning.Add(item);
            if (calls ? !item.IsFunctionCall : !item.IsMessage)
                continue;

            var position = _choices.Count;
            var choice = new BatchChoice<T>
            {
                Index = position,
                FinishReason = finishReason,
                IsTruncated = body.IsIncomplete,
                Refusal = AnswerText.ReadRefusal(item.Content),
                Reasoning = reasoning.Take(),
                LogProbs = LogProbReader.ReadParts(item.Content),
            };
            var hasText = calls ? AnswerText.TryReadArguments(item.Arguments, _text, out var text) : AnswerText.TryReadContent(item.Content, _text, out text);
            _choices.Add((item.OrderOfTrial(position), Make(choice, hasText, text)));
        }
    }

    /// <summary>The choice with its value, or with what is wrong with it.</summary>
    private BatchChoice<T> Make(BatchChoice<T> choice, bool hasText, ReadOnlySpan<byte> text)
    {
        var value = default(T);
        var problem = choice.Refusal is { } refusal ? $"The model refused: {refusal}"
            : choice.IsTruncated ? FinishReasons.DescribeTruncation(choice.FinishReason)
            : hasText ? null
            : "The message has no content.";
        if (problem is null)
        {
            try
            {
                value = _read(new BatchAnswer(text, _body));
            }
            catch (Exception e) when (AnswerProblems.IsOfTheAnswer(e))
            {
                problem = AnswerProblems.Unreadable(typeof(T), e);
            }
        }

        return choice with { Text = hasText ? Utf8Strings.ToText(text) : null, Value = value, Problem = problem };
    }
}
