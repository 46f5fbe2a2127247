using BatchTasks.Shared.Endpoints;

namespace BatchTasks;

/// <summary>What is gathered of one request while its line is read: its endpoint may be known only at the end.</summary>
internal struct RequestSurvey
{
    // The constants of OpenAI's cookbook on counting tokens, the same for all models since 2023. The role's own token is counted with its message.
    private const int TokensOfMessage = 3;
    private const int TokensOfRole = 1;
    private const int TokensOfReply = 3;

    /// <summary>Of completions, where none is given. Source: the API reference.</summary>
    private const int DefaultTokensOfCompletion = 16;

    private bool _isChat;
    private long _messages;
    private long _rolesInWords;
    private long _prompts;

    /// <summary>In its published form where it has one.</summary>
    public string? Endpoint { get; set; }

    public long Tokens { get; set; }

    public long? MaxTokens { get; set; }

    public long? Choices { get; set; }

    public long? BestOf { get; set; }

    public void AddMessages(PromptItems items)
    {
        _isChat = true;
        AddInput(items);
    }

    /// <summary>Of the responses endpoint messages, of others texts.</summary>
    public void AddInput(PromptItems items)
    {
        Tokens += items.Tokens;
        _messages += items.Objects;
        if (items.IsText)
            AddTextMessage();
    }

    public void AddInstructions(PromptItems items)
    {
        Tokens += items.Tokens;
        if (items.Tokens > 0)
            AddTextMessage();
    }

    public void AddPrompt(PromptItems items)
    {
        Tokens += items.Tokens;
        _prompts = items.Texts;
    }

    public readonly RequestFacts ToFacts()
    {
        var hasMessages = _isChat || Endpoint == EndpointCatalog.Responses;
        var around = hasMessages ? (_messages * TokensOfMessage) + (_rolesInWords * TokensOfRole) + TokensOfReply : 0;
        var isPricedByTokens = Endpoint is not (EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits or EndpointCatalog.Videos);
        return new(Endpoint, Tokens + around, isPricedByTokens ? MaxOutputTokens() : null, isPricedByTokens);
    }

    private void AddTextMessage()
    {
        _messages++;
        _rolesInWords++;
    }

    private readonly long? MaxOutputTokens() => Endpoint switch
    {
        EndpointCatalog.Embeddings or EndpointCatalog.Moderations => 0,
        EndpointCatalog.Completions => (MaxTokens ?? DefaultTokensOfCompletion) * Math.Max(1, Math.Max(Choices ?? 1, BestOf ?? 1)) * Math.Max(1, _prompts),
        EndpointCatalog.Responses => MaxTokens,
        _ => MaxTokens * Math.Max(1, Choices ?? 1),
    };
}
