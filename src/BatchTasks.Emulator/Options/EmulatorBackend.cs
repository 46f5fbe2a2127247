namespace BatchTasks.Emulator;

/// <summary>
/// A server that speaks OpenAI's API but has no batches (Ollama, llama.cpp, vLLM, …): the emulator is a Batch API in front of it, and each request of a batch, or
/// call of an endpoint, becomes a call of the same endpoint there.
/// </summary>
public sealed record EmulatorBackend
{
    private readonly Uri _url;

    /// <summary>Names the server.</summary>
    /// <param name="url">Its base address as clients have it, such as <c>http://127.0.0.1:11434/v1</c>; <c>/v1</c> is added where it has no path.</param>
    /// <exception cref="ArgumentException">It is no absolute http or https address.</exception>
    public EmulatorBackend(Uri url) => _url = Checked(url);

    /// <summary>Its base address.</summary>
    public Uri Url
    {
        get => _url;
        init => _url = Checked(value);
    }

    /// <summary>The key that is sent there; null, the default, for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The model that is asked there, instead of the one that the request names; null, the default, for the request's own.</summary>
    public string? Model { get; init; }

    /// <summary>How long one answer may take. What takes longer is not answered: its row has the error <c>request_timeout</c>. The default is 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many times a request is sent that fails with 429, 5xx or a broken connection; the last failure becomes its answer. The default is 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The pause after a request's first failure, twice as long after each further one; a <c>Retry-After</c> of the server counts instead. The default is 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    internal static bool IsAddress(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryDelay, TimeSpan.Zero);
    }

    private static Uri Checked(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return IsAddress(url)
            ? url
            : throw new ArgumentException($"'{url}' is no address of a server: it must begin with http:// or https://.", nameof(url));
    }
}
