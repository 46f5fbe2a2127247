namespace BatchTasks;

/// <summary>What a part of a body holds that is a text, or an array of texts, token ids, messages.</summary>
/// <param name="Tokens">All its tokens.</param>
/// <param name="Objects">Its elements that are objects.</param>
/// <param name="Texts">Its elements that are texts, as words or as token ids.</param>
/// <param name="IsText">Whether it is one text and no array.</param>
internal readonly record struct PromptItems(long Tokens, long Objects = 0, long Texts = 0, bool IsText = false);
