namespace BatchTasks.Emulator.Answers.Moderations;

/// <summary>The default answer to a moderation: a category is flagged where the text has the words of its name ("violence", "self-harm" and "intent").</summary>
internal static class ModerationAnswers
{
    public static EmulatedResponse Answer(EmulatedRequest request) => new(200, ModerationsBody.Write(request, [.. request.Inputs.Select(Scores)]));

    private static Dictionary<string, double> Scores(string input)
    {
        var random = new AnswerRandom(BodyHash.Of(input).Number);
        return ModerationCategory.All.ToDictionary(
            category => category.Name,
            category => Math.Round((category.IsNamedIn(input) ? 0.9 : 0) + (random.Fraction() / 10), 8));
    }
}
