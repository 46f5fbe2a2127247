using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers.Schemas;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The default answers of chat completions, responses and completions.</summary>
internal static class TextAnswers
{
    private const int EchoedCharacters = 80;

    public static EmulatedResponse Answer(EmulatedRequest request)
    {
        var asked = new TextRequest(request);
        var seed = BodyHash.Of(request).Number;
        var functions = asked.IsCompletions ? [] : ToolChoice.Called(request);
        var answers = new List<TextAnswer>();
        foreach (var input in asked.IsCompletions ? request.Inputs : [request.LastUserText])
        {
            for (var choice = 0; choice < asked.Choices; choice++)
            {
                var random = new AnswerRandom(seed + (ulong)choice);
                if (functions.Count > 0)
                    answers.Add(new() { Calls = [.. functions.Select(function => Call(function, random))] });
                else
                    answers.Add(Limited(asked, asked.Schema is { } schema ? Document(schema, random) : Echo(request, asked, input, choice)));
            }
        }

        return TextBodies.Write(request, answers);
    }

    private static EmulatedToolCall Call(FunctionTool function, AnswerRandom random) =>
        new(function.Name, function.Parameters is { } parameters ? Document(parameters, random) : "{}");

    private static string Document(JsonElement schema, AnswerRandom random) => Encoding.UTF8.GetString(Wire.Write(writer => new SchemaDocument(schema, random).Write(writer)));

    /// <summary>As far as the first stop sequence, and as many tokens as are allowed.</summary>
    private static TextAnswer Limited(TextRequest asked, string text)
    {
        foreach (var stop in asked.Stops)
        {
            if (stop.Length > 0 && text.IndexOf(stop, StringComparison.Ordinal) is >= 0 and var at)
                text = text[..at];
        }

        if (asked.MostTokens is not { } most)
            return new() { Text = text };

        var tokens = Tokens.Of(text).Take(most + 1).ToList();
        return tokens.Count <= most ? new() { Text = text } : new() { Text = string.Concat(tokens.Take(most)), End = TextEnd.Limit };
    }

    private static string Echo(EmulatedRequest request, TextRequest asked, string input, int choice)
    {
        var text = input;
        if (text.Length > EchoedCharacters)
            text = $"{text.AsSpan(0, char.IsHighSurrogate(text[EchoedCharacters - 1]) ? EchoedCharacters - 1 : EchoedCharacters)}…";

        var attachments = RequestContent.Attachments(request.Endpoint, request.Body).GroupBy(each => each.Kind).Select(kind => $"{kind.Key} {kind.Count()}").ToList();
        if (attachments.Count > 0)
            text = $"{text} [{string.Join(", ", attachments)}]";

        if (!asked.IsJson)
            return choice == 0 ? $"Echo: {text}" : $"Echo {choice + 1}: {text}";

        return Encoding.UTF8.GetString(Wire.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("echo", text);
            if (choice > 0)
                writer.WriteNumber("choice", choice + 1);

            writer.WriteEndObject();
        }));
    }
}
