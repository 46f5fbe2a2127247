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

/// <summary>
/// A message under the short prompt. It goes into one batch with <see cref="GuidedTask"/>: that both have one endpoint and one model, and ids that can't
/// collide, is checked when this is compiled. The answer is a topic with the probabilities of its tokens, which the request asks for: how sure the model was.
/// </summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "plain-{Id}", Batch = "evaluation", Result = typeof(BatchChoice<Topic>))]
[SystemMessage(File = "prompts/plain.md")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
[BodyParameter("logprobs", true)]
public sealed partial record PlainTask(int Id, string Text);

/// <summary>The same message under the long prompt.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "guided-{Id}", Batch = "evaluation", Result = typeof(BatchChoice<Topic>))]
[SystemMessage(File = "prompts/guided.md")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
[BodyParameter("logprobs", true)]
public sealed partial record GuidedTask(int Id, string Text);
