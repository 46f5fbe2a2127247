using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>Errors in the forms that services write them: an object with any members, a string, a bare text.</summary>
internal static class ErrorReader
{
    private const int LongestRawMessage = 2000;

    /// <summary>Reads the value of an <c>error</c> member.</summary>
    /// <returns><see langword="null"/> where it says nothing: null, an empty object, an empty string.</returns>
    public static BatchError? Read(ReadOnlySpan<byte> value, int? status)
    {
        if (RawJson.IsNull(value) || value is [(byte)'"', (byte)'"'])
            return null;

        return value[0] == '{' ? ReadObject(value, status) : new BatchError { StatusCode = status, Message = RawJson.GetString(value) ?? Shorten(value) };
    }

    /// <summary>Reads the body of an HTTP failure that has no <c>error</c> member: some services write the error's members themselves, proxies write text.</summary>
    public static BatchError ReadBody(ReadOnlySpan<byte> body, int? status)
    {
        try
        {
            // Text that is no JSON at all is its own message.
            if (!RawJson.IsNull(body) && body[0] is not ((byte)'{' or (byte)'"'))
                return new BatchError { StatusCode = status, Message = Shorten(body) };

            if (Read(body, status) is { } error)
                return error;
        }
        catch (JsonException)
        {
            return new BatchError { StatusCode = status, Message = Shorten(body) };
        }

        return new BatchError { StatusCode = status, Message = "The service gave no reason." };
    }

    /// <summary>The error of a response whose status tells that there will be no answer, where no error says why.</summary>
    public static BatchError GivenUp(string how, int? status) =>
        new() { StatusCode = status, Code = how, Message = $"The service ended the request with the status '{how}' and gave no reason." };

    private static BatchError? ReadObject(ReadOnlySpan<byte> value, int? status)
    {
        var reader = new Utf8JsonReader(value, RawJson.Options);
        string? code = null, message = null, param = null, type = null, detail = null;
        var isEmpty = true;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            if (reader.NameEquals("code"u8))
                code = RawJson.GetText(RawJson.ReadValue(ref reader, value));
            else if (reader.NameEquals("message"u8))
                message = RawJson.GetText(RawJson.ReadValue(ref reader, value));
            else if (reader.NameEquals("param"u8))
                param = RawJson.GetText(RawJson.ReadValue(ref reader, value));
            else if (reader.NameEquals("type"u8))
                type = RawJson.GetText(RawJson.ReadValue(ref reader, value));
            else if (reader.NameEquals("detail"u8))
                detail = RawJson.GetText(RawJson.ReadValue(ref reader, value));
            else
                reader.Skip();
        }

        if (isEmpty)
            return null;

        message ??= detail ?? (code is null ? Shorten(value) : null);
        return new BatchError { StatusCode = status, Code = code, Message = message, Param = param, Type = type };
    }

    private static string Shorten(ReadOnlySpan<byte> text) =>
        text.Length <= LongestRawMessage ? Utf8Strings.ToText(text) : Utf8Strings.ToText(text[..LongestRawMessage]) + "…";
}
