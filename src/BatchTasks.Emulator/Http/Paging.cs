using System.Globalization;
using System.Text.Json;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>One page of a list: <c>after</c> and <c>limit</c> in, <c>first_id</c>, <c>last_id</c> and <c>has_more</c> out.</summary>
internal static class Paging
{
    public static int Limit(HttpRequest request, int otherwise, int maximum)
    {
        if (request.Query["limit"].ToString() is not { Length: > 0 } text)
            return otherwise;

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
            throw RefusedCallException.BadRequest(CallErrors.WrongType("limit", "an integer", "a string"));

        return limit >= 1 && limit <= maximum ? (int)limit : throw RefusedCallException.BadRequest(CallErrors.OutOfRange("limit", 1, maximum, limit));
    }

    /// <summary>Writes the page that follows the item with the id that the caller gives in <c>after</c>.</summary>
    public static void Write<T>(
        Utf8JsonWriter writer, HttpRequest request, IReadOnlyList<T> all, int limit, Func<T, string> id, Func<string, ServiceError> unknown, Action<Utf8JsonWriter, T> writeItem)
    {
        var start = 0;
        if (request.Query["after"].ToString() is { Length: > 0 } after)
        {
            var previous = all.Select(id).ToList().IndexOf(after);
            start = previous >= 0 ? previous + 1 : throw RefusedCallException.BadRequest(unknown(after));
        }

        var page = all.Skip(start).Take(limit).ToList();
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        foreach (var item in page)
            writeItem(writer, item);

        writer.WriteEndArray();
        writer.WriteString("first_id", page.Count > 0 ? id(page[0]) : null);
        writer.WriteString("last_id", page.Count > 0 ? id(page[^1]) : null);
        writer.WriteBoolean("has_more", start + page.Count < all.Count);
        writer.WriteEndObject();
    }
}
