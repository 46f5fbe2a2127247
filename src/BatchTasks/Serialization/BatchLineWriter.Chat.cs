namespace BatchTasks;

/// <content>Contents and messages as <c>/v1/chat/completions</c> takes them.</content>
public ref partial struct BatchLineWriter
{
    /// <summary>Writes a content part of a message of the user, as <c>/v1/chat/completions</c> takes it.</summary>
    /// <param name="content">The content.</param>
    /// <exception cref="NotSupportedException">The endpoint does not take it: an image by its id or in its original detail, a file by its url.</exception>
    /// <exception cref="InvalidOperationException">The content is <see langword="null"/>, or a file is empty or does not tell what it is.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteChatContent(BatchContent content)
    {
        switch (content ?? throw ContentErrors.NoContent())
        {
            case BatchText text:
                WriteTextPart("text"u8, text);
                break;
            case BatchImage image:
                WriteChatImage(image);
                break;
            case BatchAudio audio:
                WriteChatAudio(audio);
                break;
            case BatchFileInput file:
                WriteChatFile(file);
                break;
        }
    }

    /// <summary>Writes a message of <c>messages</c>, as <c>/v1/chat/completions</c> takes it.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="NotSupportedException">The endpoint does not take a content, or not from this role.</exception>
    /// <exception cref="InvalidOperationException">The message is <see langword="null"/>, or a file is empty or does not tell what it is.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteChatMessage(BatchMessage message)
    {
        if (message is null)
            throw ContentErrors.NoMessage();

        WriteRole(message.Role);
        if (message.ToolCallId is { } callId)
        {
            WriteConstant(",\"tool_call_id\":"u8);
            WriteQuoted(callId);
        }
        else if (message.Name is { } name)
        {
            WriteConstant(",\"name\":"u8);
            WriteQuoted(name);
        }

        if (message.Content.Count > 0)
        {
            WriteConstant(",\"content\":"u8);
            WriteChatContents(message);
        }

        if (message.Refusal is { } refusal)
        {
            // As content where there is none, which is required beside no tool call.
            WriteConstant(message.Content.Count > 0 ? ",\"refusal\":"u8 : ",\"content\":[{\"type\":\"refusal\",\"refusal\":"u8);
            WriteQuoted(refusal);
            WriteConstant(message.Content.Count > 0 ? ""u8 : "}]"u8);
        }

        if (message.ToolCalls.Count > 0)
            WriteChatToolCalls(message.ToolCalls);

        WriteConstant("}"u8);
    }

    /// <summary>Opens a message.</summary>
    private void WriteRole(BatchRole role)
    {
        WriteConstant("{\"role\":\""u8);
        WriteText(ContentErrors.NameOf(role));
        WriteConstant("\""u8);
    }

    private void WriteChatContents(BatchMessage message)
    {
        if (message.Role != BatchRole.User)
            RefuseAllButText(message, "chat completions");

        if (message.Content is [BatchText only])
        {
            WriteQuoted(only.Text);
            return;
        }

        WriteConstant("["u8);
        foreach (var content in message.Content)
        {
            WriteComma();
            WriteChatContent(content);
        }

        WriteConstant("]"u8);
    }

    private void WriteChatToolCalls(IReadOnlyList<BatchToolCall> calls)
    {
        WriteConstant(",\"tool_calls\":["u8);
        foreach (var call in calls)
        {
            WriteComma();
            WriteConstant("{\"id\":"u8);
            WriteQuoted(call.Id);
            WriteConstant(call.IsCustom ? ",\"type\":\"custom\",\"custom\":{\"name\":"u8 : ",\"type\":\"function\",\"function\":{\"name\":"u8);
            WriteQuoted(call.Name);
            WriteConstant(call.IsCustom ? ",\"input\":"u8 : ",\"arguments\":"u8);
            WriteQuoted(call.ArgumentsJson);
            WriteConstant("}}"u8);
        }

        WriteConstant("]"u8);
    }

    private void WriteChatImage(BatchImage image)
    {
        if (image.FileId is not null)
            throw ContentErrors.ChatImageId();

        if (image.Detail == BatchImageDetail.Original)
            throw ContentErrors.ChatOriginalDetail();

        WriteConstant("{\"type\":\"image_url\",\"image_url\":{\"url\":"u8);
        WriteImageUrl(image);
        if (image.Detail is { } detail)
        {
            WriteConstant(",\"detail\":"u8);
            WriteDetail(detail);
        }

        WriteConstant("}}"u8);
    }

    private void WriteChatAudio(BatchAudio audio)
    {
        using var source = new ContentSource(audio.Data);
        var start = source.Next();
        var format = audio.Format ?? BatchAudio.FormatOf(MediaTypes.Sniff(start)) ?? throw ContentErrors.UnknownAudio(audio.FilePath);
        WriteConstant("{\"type\":\"input_audio\",\"input_audio\":{\"format\":\""u8);
        WriteConstant(format == BatchAudioFormat.Wav ? "wav"u8 : "mp3"u8);
        WriteConstant("\",\"data\":\""u8);
        WriteBase64(start, source);
        WriteConstant("\"}}"u8);
    }

    private void WriteChatFile(BatchFileInput file)
    {
        if (file.Url is not null)
            throw ContentErrors.ChatFileUrl();

        WriteConstant("{\"type\":\"file\",\"file\":{"u8);
        WriteFileMembers(file);
        WriteConstant("}}"u8);
    }

    /// <summary>Writes what chat completions and responses name alike of a file that has an id or bytes.</summary>
    private void WriteFileMembers(BatchFileInput file)
    {
        if (file.FileId is { } id)
        {
            WriteConstant("\"file_id\":"u8);
            WriteQuoted(id);
            return;
        }

        WriteConstant("\"filename\":"u8);
        WriteQuoted(file.FileName);
        WriteConstant(",\"file_data\":"u8);
        WriteDataUrl(file.Data!, file.MediaType, file.FileName);
    }

    private void WriteDetail(BatchImageDetail detail) => WriteConstant(detail switch
    {
        BatchImageDetail.Low => "\"low\""u8,
        BatchImageDetail.High => "\"high\""u8,
        BatchImageDetail.Original => "\"original\""u8,
        _ => "\"auto\""u8,
    });

    private static void RefuseAllButText(BatchMessage message, string endpoint)
    {
        foreach (var content in message.Content)
        {
            if (content is not BatchText)
                throw ContentErrors.TextOnly(message.Role, content, endpoint);
        }
    }
}
