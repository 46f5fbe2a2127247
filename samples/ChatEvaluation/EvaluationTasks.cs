using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BatchTasks;

namespace ChatEvaluation;

/// <summary>What a message is about.</summary>
public enum Topic
{
    Delivery,
    Payment,
    Return,
    Account,
    Product,
}

/// <summary>What comes back for each message.</summary>
public sealed record Judgement(
    Topic Topic,
    [property: Description("How sure you are that the topic is right, from 0 to 1."), Range(0, 1)] double Confidence);

/// <summary>
/// A message under the short prompt. It goes into one batch with <see cref="GuidedTask"/>: that both have one endpoint and one model, and ids that can't
/// collide, is checked when this is compiled.
/// </summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "plain-{Id}", Batch = "evaluation", Result = typeof(Judgement))]
[SystemMessage(File = "prompts/plain.md")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record PlainTask(int Id, string Text);

/// <summary>The same message under the long prompt.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "guided-{Id}", Batch = "evaluation", Result = typeof(Judgement))]
[SystemMessage(File = "prompts/guided.md")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record GuidedTask(int Id, string Text);
