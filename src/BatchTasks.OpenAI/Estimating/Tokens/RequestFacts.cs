namespace BatchTasks;

/// <summary>What a request line tells of its costs.</summary>
/// <param name="Endpoint">Its endpoint, in the published form where its url means one of these; null where it has none.</param>
/// <param name="PromptTokens">The tokens of its prompt.</param>
/// <param name="MaxOutputTokens">The most tokens that its answers can have, or null where nothing limits them.</param>
/// <param name="IsPricedByTokens">Whether tokens are what its endpoint is paid by: images and videos are not.</param>
internal readonly record struct RequestFacts(string? Endpoint, long PromptTokens, long? MaxOutputTokens, bool IsPricedByTokens);
