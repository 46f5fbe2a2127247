using ChatEvaluation;
using Samples;

return await Sample.RunAsync(
    args,
    new SampleDescription
    {
        Name = "ChatEvaluation",
        Purpose = "Compares two prompts on a labelled test set, with one batch.",
        Inputs = [new(EvaluationRun.Messages, "CSV", "the test set, with the columns Id, Topic and Text (default: the 60 of the sample)", "messages.csv")],
        StandIn = WordJudge.AnswerAsync,
        StandInIs = "with a judge that looks for the words of the prompt in the message (so the numbers are those of the words, not of a model)",
    },
    EvaluationRun.RunAsync);
