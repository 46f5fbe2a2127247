namespace BatchTasks.Shared.Errors;

/// <summary>What the service says about an input file as a whole: when it is uploaded, or in a failed batch's errors.data with no line.</summary>
internal static class FileErrors
{
    /// <summary>The answer to an upload that is empty or does not begin with JSON.</summary>
    public static readonly ServiceError NotJsonl = new(null, "Invalid file format for Batch API. Must be .jsonl", null);

    public static readonly ServiceError NotFound =
        new(ServiceErrorCodes.InvalidRequest, "Cannot find file ..., or organization ... does not have access to it.", "file_id");

    /// <summary>Code and message of Azure OpenAI; what OpenAI says is not known.</summary>
    public static readonly ServiceError Empty =
        new(ServiceErrorCodes.EmptyFile, "The input file is empty. Please ensure that the batch contains at least one request.", null);

    /// <summary>The code is Azure OpenAI's; what OpenAI says is not known.</summary>
    public static ServiceError TooManyRequests(long limit) =>
        new(ServiceErrorCodes.TooManyTasks, $"The input file has too many requests. A batch may contain up to {limit} requests.", null);

    /// <summary>What the service says is not known.</summary>
    public static ServiceError TooLarge(long limit) =>
        new(ServiceErrorCodes.FileTooLarge, $"The input file is too large. A batch input file may have up to {limit} bytes.", null);

    /// <summary>A failure of the batch as a whole that passes. What the service says with other codes than that of the token limit is not known.</summary>
    public static ServiceError Passing(string code, string model) => code == ServiceErrorCodes.TokenLimitExceeded
        ? TokenLimitExceeded(model, "90,000")
        : new(code, "The batch could not be processed. Please try again later.", null);

    /// <param name="model">The model whose queue is full.</param>
    /// <param name="limit">Its number of tokens, with commas.</param>
    public static ServiceError TokenLimitExceeded(string model, string limit) => new(
        ServiceErrorCodes.TokenLimitExceeded,
        $"Enqueued token limit reached for {model} in organization org-emulator. Limit: {limit} enqueued tokens. "
        + "Please try again once some in_progress batches have been completed.",
        null);

    /// <summary>What the service says is not known.</summary>
    public static ServiceError TooManyEmbeddingInputs(long limit) =>
        new(ServiceErrorCodes.TooManyTasks, $"The batch has too many embedding inputs. All requests together may contain up to {limit} inputs.", "body.input");
}
