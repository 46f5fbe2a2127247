using CsvHelper;
using Samples;

namespace ChatEvaluation;

/// <summary>A row of the test set: a message with the topic that a person gave it.</summary>
[CsvRecord]
internal sealed partial record LabelledMessage(int Id, Topic Topic, string Text);

/// <summary>A row of what came of it.</summary>
[CsvRecord]
internal sealed partial record EvaluatedMessage(
    int Id, Topic Topic, Topic? Plain, double? PlainProbability, Topic? Guided, double? GuidedProbability, string Text)
{
    public static EvaluatedMessage Of(Judged plain, Judged guided) =>
        new(plain.Message.Id, plain.Message.Topic, plain.Topic, plain.Probability, guided.Topic, guided.Probability, plain.Message.Text);
}
