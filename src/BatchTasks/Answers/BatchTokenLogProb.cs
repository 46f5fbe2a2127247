namespace BatchTasks;

/// <summary>A token of an answer with its log probability.</summary>
public sealed record BatchTokenLogProb
{
    /// <summary>The token's text. A token can be a part of a character, which then is replaced here; <see cref="Bytes"/> has it.</summary>
    public required string Token { get; init; }

    /// <summary>
    /// The natural logarithm of the token's probability. <c>-9999</c> where it is not among the most likely ones; <see cref="double.NaN"/> where the service
    /// gives none (the first token of an echoed prompt).
    /// </summary>
    public required double LogProb { get; init; }

    /// <summary>The token as UTF-8, where the service tells: characters that take several tokens are put together from it.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The most likely tokens in this place, as many as the request asked for (<c>top_logprobs</c>), in the service's order.</summary>
    public IReadOnlyList<BatchTokenLogProb> Top { get; init; } = [];

    /// <summary>The probability, <c>exp(LogProb)</c>: 0 to 1.</summary>
    public double Probability => Math.Exp(LogProb);
}
