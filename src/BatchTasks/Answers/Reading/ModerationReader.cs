using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the results of a moderations response.</summary>
internal static class ModerationReader
{
    /// <exception cref="JsonException">The response is not one of moderations.</exception>
    public static BatchModeration[] Read(ReadOnlySpan<byte> body)
    {
        var results = RawObject.Find(body, "results"u8);
        if (!RawJson.IsArray(results))
            throw new JsonException("The moderations response has no 'results'.");

        var moderations = new List<BatchModeration>();
        var elements = new RawArray(results);
        while (elements.TryRead(out var element))
            moderations.Add(ReadResult(element));

        return [.. moderations];
    }

    private static BatchModeration ReadResult(ReadOnlySpan<byte> element)
    {
        bool? flagged = null;
        var categories = new Dictionary<string, bool>();
        var scores = new Dictionary<string, double>();
        var types = new Dictionary<string, IReadOnlyList<string>>();
        var members = new RawObject(element);
        while (members.Read())
        {
            if (members.NameEquals("flagged"u8))
                flagged = RawJson.GetBoolean(members.ReadValue());
            else if (members.NameEquals("categories"u8))
                ReadCategories(members.ReadValue(), categories);
            else if (members.NameEquals("category_scores"u8))
                ReadScores(members.ReadValue(), scores);
            else if (members.NameEquals("category_applied_input_types"u8))
                ReadTypes(members.ReadValue(), types);
        }

        return new BatchModeration
        {
            Flagged = flagged ?? throw new JsonException("A result of the moderations response does not tell whether it is 'flagged'."),
            Categories = categories,
            CategoryScores = scores,
            CategoryAppliedInputTypes = types,
        };
    }

    private static void ReadCategories(ReadOnlySpan<byte> json, Dictionary<string, bool> categories)
    {
        var members = new RawObject(json);
        while (members.Read())
        {
            var name = members.ReadName();
            if (RawJson.GetBoolean(members.ReadValue()) is { } value)
                categories[name] = value;
        }
    }

    private static void ReadScores(ReadOnlySpan<byte> json, Dictionary<string, double> scores)
    {
        var members = new RawObject(json);
        while (members.Read())
        {
            var name = members.ReadName();
            if (RawJson.GetNumber(members.ReadValue()) is { } value)
                scores[name] = value;
        }
    }

    private static void ReadTypes(ReadOnlySpan<byte> json, Dictionary<string, IReadOnlyList<string>> types)
    {
        var members = new RawObject(json);
        while (members.Read())
        {
            var name = members.ReadName();
            var kinds = new List<string>();
            var elements = new RawArray(members.ReadValue());
            while (elements.TryRead(out var element))
            {
                if (RawJson.GetString(element) is { } kind)
                    kinds.Add(kind);
            }

            types[name] = kinds;
        }
    }
}
