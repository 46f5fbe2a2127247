using Microsoft.Extensions.AI;

namespace BatchTasks;

/// <summary>
/// The messages of Microsoft.Extensions.AI as those of a batch: a conversation that an application has moves into its tasks as it is. Text, images, audio and files,
/// the calls of functions and their results are carried, and refusals (an <see cref="ErrorContent"/> with the code <c>Refusal</c>). What a model thought
/// (<see cref="TextReasoningContent"/>) and what it cost (<see cref="UsageContent"/>) are passed over: no request has a place for them.
/// </summary>
public static class ExtensionsAIBatchMessages
{
    /// <summary>Turns the messages of a conversation into those of a batch. A message with the results of several functions becomes one for each.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>The messages of the batch, in the same order, turned when they are asked for.</returns>
    /// <exception cref="ArgumentException">A message is <see langword="null"/> or has no content (when it is asked for).</exception>
    /// <exception cref="NotSupportedException">A message holds what no request of a batch can carry, which is named (when it is asked for).</exception>
    public static IEnumerable<BatchMessage> ToBatchMessages(this IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages.SelectMany(static message => new MessageParts(message).ToMessages());
    }

    /// <summary>Turns a message into one of a batch.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentException">The message has no content.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is no single message of a batch: the results of several functions are one each, and reasoning alone is none. <see cref="ToBatchMessages"/> takes these.
    /// </exception>
    /// <exception cref="NotSupportedException">The message holds what no request of a batch can carry, which is named.</exception>
    public static BatchMessage ToBatchMessage(this ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new MessageParts(message).ToMessages() is [var only]
            ? only
            : throw new InvalidOperationException($"The message of the role '{message.Role}' is not one message of a batch. Turn it with {nameof(ToBatchMessages)}.");
    }
}
