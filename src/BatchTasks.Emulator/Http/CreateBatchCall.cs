using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Emulator.Http;

/// <summary>The body of a CreateBatch call, checked: what is wrong here is answered at once.</summary>
internal sealed record CreateBatchCall(
    string InputFileId,
    string Endpoint,
    string CompletionWindow,
    IReadOnlyList<KeyValuePair<string, string>>? Metadata,
    TimeSpan? OutputExpiresAfter)
{
    /// <exception cref="RefusedCallException">Something in it is not as the service wants it.</exception>
    public static CreateBatchCall Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw RefusedCallException.BadRequest(CallErrors.BodyNotJson);

        try
        {
            return ReadObject(body);
        }
        catch (InvalidOperationException)
        {
            // Text that the JSON reader refuses to give.
            throw RefusedCallException.BadRequest(CallErrors.BodyNotUnicode);
        }
    }

    private static CreateBatchCall ReadObject(JsonElement body)
    {
        var inputFileId = RequiredText(body, "input_file_id");
        var endpoint = RequiredText(body, "endpoint");
        if (!EndpointCatalog.IsServed(endpoint))
            throw RefusedCallException.BadRequest(CallErrors.WrongEndpoint(endpoint));

        var window = RequiredText(body, "completion_window");
        if (window != BatchLimits.CompletionWindow)
            throw RefusedCallException.BadRequest(CallErrors.WrongCompletionWindow(window));

        return new(inputFileId, endpoint, window, ReadMetadata(body), ReadExpiry(body));
    }

    private static string RequiredText(JsonElement body, string name)
    {
        if (RequestText.Property(body, name) is not { } value || value.ValueKind == JsonValueKind.Null)
            throw RefusedCallException.BadRequest(CallErrors.MissingParameter(name));

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw RefusedCallException.BadRequest(CallErrors.WrongType(name, "a string", JsonTypes.Name(value)));
    }

    private static List<KeyValuePair<string, string>>? ReadMetadata(JsonElement body)
    {
        if (RequestText.Property(body, "metadata") is not { } metadata || metadata.ValueKind == JsonValueKind.Null)
            return null;

        if (metadata.ValueKind != JsonValueKind.Object)
            throw RefusedCallException.BadRequest(CallErrors.WrongType("metadata", "an object", JsonTypes.Name(metadata)));

        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in metadata.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
                throw RefusedCallException.BadRequest(CallErrors.WrongType($"metadata.{pair.Name}", "a string", JsonTypes.Name(pair.Value)));

            if (pair.Name.Length > BatchLimits.MetadataKeyCharacters)
                throw RefusedCallException.BadRequest(CallErrors.MetadataKeyTooLong(pair.Name));

            var value = pair.Value.GetString()!;
            if (value.Length > BatchLimits.MetadataValueCharacters)
                throw RefusedCallException.BadRequest(CallErrors.MetadataValueTooLong(pair.Name, value.Length));

            pairs.Add(new(pair.Name, value));
        }

        return pairs.Count <= BatchLimits.MetadataPairs ? pairs : throw RefusedCallException.BadRequest(CallErrors.MetadataTooManyPairs(pairs.Count));
    }

    private static TimeSpan? ReadExpiry(JsonElement body)
    {
        const string Param = "output_expires_after";
        if (RequestText.Property(body, Param) is not { } expiry || expiry.ValueKind == JsonValueKind.Null)
            return null;

        if (expiry.ValueKind != JsonValueKind.Object)
            throw RefusedCallException.BadRequest(CallErrors.WrongType(Param, "an object", JsonTypes.Name(expiry)));

        var anchor = RequestText.Property(expiry, "anchor") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        var seconds = RequestText.Property(expiry, "seconds");
        return FileExpiry.Read(Param, ".", anchor, seconds is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null);
    }
}
