namespace BatchTasks;

/// <content>Contents and messages as <c>/v1/responses</c> takes them.</content>
public ref partial struct BatchLineWriter
{
    /// <summary>Writes a content part of an input message, as <c>/v1/responses</c> takes it.</summary>
    /// <param name="content">The content.</param>
    /// <exception cref="NotSupportedException">The endpoint does not take it: audio.</exception>
    /// <exception cref="InvalidOperationException">The content is <see langword="null"/>, or a file is empty or does not tell what it is.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteResponsesContent(BatchContent content)
    {
        switch (content ?? throw ContentErrors.NoContent())
        {
            case BatchText text:
                WriteTextPart("input_text"u8, text);
                break;
            case BatchImage image:
                WriteResponsesImage(image);
                break;
            case BatchFileInput file:
                WriteResponsesFile(file);
                break;
            case BatchAudio:
                throw ContentErrors.ResponsesAudio();
        }
    }

    /// <summary>
    /// Writes the items of <c>input</c> that a message is, as <c>/v1/responses</c> takes them, with commas between: the message itself, then a
    /// <c>function_call</c> for each tool call; a tool's message is a <c>function_call_output</c>. Custom tools have items of their own for both.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <exception cref="NotSupportedException">The endpoint does not take a content, or not from this role, or the message names its participant.</exception>
    /// <exception cref="InvalidOperationException">The message is <see langword="null"/>, or a file is empty or does not tell what it is.</exception>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    public void WriteResponsesItems(BatchMessage message)
    {
        switch ((message ?? throw ContentErrors.NoMessage()).Role)
        {
            case BatchRole.Tool:
                WriteCallOutput(message);
                return;
            case BatchRole.Assistant:
                WriteAssistantItems(message);
                return;
            default:
                RefuseName(message);
                WriteRole(message.Role);
                WriteConstant(",\"content\":"u8);
                WriteResponsesContents(message.Content);
                WriteConstant("}"u8);
                return;
        }
    }

    private void WriteAssistantItems(BatchMessage message)
    {
        RefuseName(message);
        RefuseAllButText(message, "responses");
        if (message.Content.Count > 0 || message.Refusal is not null)
        {
            // One text: the parts of an input message are marked as input, which a message of the assistant does not take.
            WriteRole(message.Role);
            WriteConstant(",\"content\":\""u8);
            foreach (var content in message.Content)
                WriteText(((BatchText)content).Text);

            WriteText(message.Refusal);
            WriteConstant("\"}"u8);
        }

        for (var index = 0; index < message.ToolCalls.Count; index++)
        {
            if (index > 0 || message.Content.Count > 0 || message.Refusal is not null)
                WriteConstant(","u8);

            var call = message.ToolCalls[index];
            WriteConstant(call.IsCustom ? "{\"type\":\"custom_tool_call\",\"call_id\":"u8 : "{\"type\":\"function_call\",\"call_id\":"u8);
            WriteQuoted(call.Id);
            WriteConstant(",\"name\":"u8);
            WriteQuoted(call.Name);
            WriteConstant(call.IsCustom ? ",\"input\":"u8 : ",\"arguments\":"u8);
            WriteQuoted(call.ArgumentsJson);
            WriteConstant("}"u8);
        }
    }

    private void WriteCallOutput(BatchMessage message)
    {
        var isCustom = message.IsCustomToolOutput;
        WriteConstant(isCustom ? "{\"type\":\"custom_tool_call_output\",\"call_id\":"u8 : "{\"type\":\"function_call_output\",\"call_id\":"u8);
        WriteQuoted(message.ToolCallId);
        if (message.Name is { } name && !isCustom)
        {
            WriteConstant(",\"name\":"u8);
            WriteQuoted(name);
        }

        WriteConstant(",\"output\":"u8);
        WriteResponsesContents(message.Content);
        WriteConstant("}"u8);
    }

    private void WriteResponsesContents(IReadOnlyList<BatchContent> contents)
    {
        if (contents is [BatchText only])
        {
            WriteQuoted(only.Text);
            return;
        }

        WriteConstant("["u8);
        foreach (var content in contents)
        {
            WriteComma();
            WriteResponsesContent(content);
        }

        WriteConstant("]"u8);
    }

    private void WriteResponsesImage(BatchImage image)
    {
        // The detail is required, unlike that of chat completions.
        WriteConstant("{\"type\":\"input_image\",\"detail\":"u8);
        WriteDetail(image.Detail ?? BatchImageDetail.Auto);
        if (image.FileId is { } id)
        {
            WriteConstant(",\"file_id\":"u8);
            WriteQuoted(id);
        }
        else
        {
            WriteConstant(",\"image_url\":"u8);
            WriteImageUrl(image);
        }

        WriteConstant("}"u8);
    }

    private void WriteResponsesFile(BatchFileInput file)
    {
        WriteConstant("{\"type\":\"input_file\","u8);
        if (file.Url is { } url)
        {
            WriteConstant("\"file_url\":"u8);
            WriteQuoted(url);
        }
        else
        {
            WriteFileMembers(file);
        }

        WriteConstant("}"u8);
    }

    private static void RefuseName(BatchMessage message)
    {
        if (message.Name is { } name)
            throw ContentErrors.ResponsesName(name);
    }
}
