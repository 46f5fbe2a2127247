using System.Buffers;
using System.Text.Json;
using BatchTasks.Shared.Limits;

namespace BatchTasks;

/// <summary>What a new batch is created with.</summary>
public sealed record BatchCreateOptions
{
    /// <summary>The id of the uploaded input file.</summary>
    public required string InputFileId { get; init; }

    /// <summary>
    /// The endpoint of all its requests, for example <see cref="BatchEndpoints.ChatCompletions"/>. It is sent as the url that the <see cref="Provider"/> knows
    /// it by (<see cref="BatchProvider.UrlOf"/>), as it stands in the lines.
    /// </summary>
    public required string Endpoint { get; init; }

    /// <summary>The service, whose endpoints and windows are checked before the call. The default is <see cref="BatchProvider.OpenAI"/>.</summary>
    public BatchProvider Provider { get; init; } = BatchProvider.OpenAI;

    /// <summary>The time that the service gives itself. OpenAI takes <c>24h</c> only; that is the default.</summary>
    public string CompletionWindow { get; init; } = BatchLimits.CompletionWindow;

    /// <summary>What to attach to the batch: at most 16 pairs, keys of at most 64 characters, values of at most 512.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>How long after their creation the service deletes the result files: 1 hour to 30 days. Its own default is 30 days.</summary>
    public TimeSpan? OutputExpiresAfter { get; init; }

    /// <summary>The url of the endpoint where it was found out before, of a service that this process may not know.</summary>
    internal string? Url { get; init; }

    internal BinaryData ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("input_file_id", InputFileId);
            json.WriteString("endpoint", Url ?? Provider.UrlOf(Endpoint));
            json.WriteString("completion_window", CompletionWindow);
            if (Metadata.Count > 0)
            {
                json.WriteStartObject("metadata");
                foreach (var (key, value) in Metadata)
                    json.WriteString(key, value);

                json.WriteEndObject();
            }

            if (OutputExpiresAfter is { } expiry)
            {
                json.WriteStartObject("output_expires_after");
                json.WriteString("anchor", "created_at");
                json.WriteNumber("seconds", (long)expiry.TotalSeconds);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
