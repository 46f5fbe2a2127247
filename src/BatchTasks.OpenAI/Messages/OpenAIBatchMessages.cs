using OpenAI.Chat;

namespace BatchTasks;

/// <summary>The messages of the official OpenAI package as those of a batch: a conversation that an application has moves into its tasks as it is.</summary>
public static class OpenAIBatchMessages
{
    /// <summary>Turns the messages of a conversation into those of a batch.</summary>
    /// <param name="messages">The messages.</param>
    /// <returns>A message for each, turned when it is asked for.</returns>
    /// <exception cref="NotSupportedException">A message holds what no request of a batch can carry (when it is asked for).</exception>
    public static IEnumerable<BatchMessage> ToBatchMessages(this IEnumerable<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages.Select(ToBatchMessage);
    }

    /// <summary>Turns a message into one of a batch: its text, images, audio and files, what the assistant refused, and the calls of tools.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentException">The message has no content.</exception>
    /// <exception cref="NotSupportedException">
    /// The message holds what no request of a batch can carry: a message or call of the deprecated functions, audio that the model spoke before, or a part of a
    /// kind that is not known.
    /// </exception>
    public static BatchMessage ToBatchMessage(this ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message switch
        {
            SystemChatMessage system => BatchMessage.System(Contents(system)) with { Name = system.ParticipantName },
            DeveloperChatMessage developer => BatchMessage.Developer(Contents(developer)) with { Name = developer.ParticipantName },
            UserChatMessage user => BatchMessage.User(Contents(user)) with { Name = user.ParticipantName },
            AssistantChatMessage assistant => OfAssistant(assistant),
            ToolChatMessage tool => BatchMessage.Tool(tool.ToolCallId, Contents(tool)),
            _ => throw new NotSupportedException(
                $"A {message.GetType().Name} can't be a message of a batch. Give what a function returned as a ToolChatMessage, with the id of its call."),
        };
    }

    private static BatchMessage OfAssistant(AssistantChatMessage message)
    {
#pragma warning disable CS0618 // The deprecated call is looked at only to be refused.
        if (message.FunctionCall is not null)
#pragma warning restore CS0618
            throw new NotSupportedException("The assistant's deprecated FunctionCall can't be a message of a batch. Give it as a call in ToolCalls.");

        if (message.OutputAudioReference is not null)
            throw new NotSupportedException("Audio that the model spoke (OutputAudioReference) can't be a message of a batch. Give its transcript as text.");

        var contents = new List<BatchContent>();
        var refusal = message.Refusal;
        foreach (var part in message.Content)
        {
            if (part.Kind == ChatMessageContentPartKind.Refusal)
                refusal = refusal is null ? part.Refusal : refusal + part.Refusal;
            else
                contents.Add(Content(part));
        }

        if (message.ToolCalls.Count > 0)
            return BatchMessage.Assistant(message.ToolCalls.Select(Call), [.. contents]) with { Name = message.ParticipantName, Refusal = refusal };

        return (contents.Count == 0 && !string.IsNullOrEmpty(refusal) ? BatchMessage.AssistantRefusal(refusal) : BatchMessage.Assistant(contents)) with
        {
            Name = message.ParticipantName,
            Refusal = refusal,
        };
    }

    private static IEnumerable<BatchContent> Contents(ChatMessage message) => message.Content.Select(Content);

    private static BatchContent Content(ChatMessageContentPart part) => part.Kind switch
    {
        ChatMessageContentPartKind.Text => part.Text,
        ChatMessageContentPartKind.Image when part.ImageUri is { } url => BatchImage.FromUrl(url, Detail(part)),
        ChatMessageContentPartKind.Image when part.ImageBytes is { } bytes => BatchImage.FromBytes(bytes.ToMemory(), part.ImageBytesMediaType, Detail(part)),
        ChatMessageContentPartKind.InputAudio when part.InputAudioBytes is { } bytes => BatchAudio.FromBytes(bytes.ToMemory(), Format(part)),
        ChatMessageContentPartKind.File when part.FileId is { } id => BatchFileInput.FromFileId(id),
        ChatMessageContentPartKind.File when part.FileBytes is { } bytes => BatchFileInput.FromBytes(bytes.ToMemory(), part.Filename, part.FileBytesMediaType),
        _ => throw new NotSupportedException($"A content part of the kind {part.Kind} can't stand in this message of a batch. Leave it out, or give its text."),
    };

    private static BatchImageDetail? Detail(ChatMessageContentPart part) => part.ImageDetailLevel?.ToString() switch
    {
        null => null,
        "auto" => BatchImageDetail.Auto,
        "low" => BatchImageDetail.Low,
        "high" => BatchImageDetail.High,
        "original" => BatchImageDetail.Original,
        var other => throw new NotSupportedException($"The image detail '{other}' is not known. Give auto, low, high or original."),
    };

    private static BatchAudioFormat? Format(ChatMessageContentPart part) => part.InputAudioFormat?.ToString() switch
    {
        null => null,
        "wav" => BatchAudioFormat.Wav,
        "mp3" => BatchAudioFormat.Mp3,
        var other => throw new NotSupportedException($"The audio format '{other}' is not known. Give wav or mp3."),
    };

    private static BatchToolCall Call(ChatToolCall call) => new()
    {
        Id = call.Id,
        Name = call.FunctionName,
        ArgumentsJson = call.FunctionArguments.ToString(),
    };
}
