using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Files.Comparing;

/// <summary>The first place in which two JSON values differ in what they say. The order of members counts: a schema's is that of the answer.</summary>
/// <param name="Member">The path of the member.</param>
/// <param name="Description">What differs there, a sentence that begins with the path.</param>
internal sealed record JsonDifference(string Member, string Description)
{
    // Beyond this, values are compared as they are written.
    private const int MaxDepth = 64;

    /// <summary>Compares two complete JSON values.</summary>
    public static JsonDifference? Find(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> now) => Find(earlier, now, path: "", depth: 0);

    private static JsonDifference? Find(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> now, string path, int depth)
    {
        if (earlier.SequenceEqual(now))
            return null;

        if (depth < MaxDepth && RawJson.IsObject(earlier) && RawJson.IsObject(now))
            return FindInObject(earlier, now, path, depth + 1);

        if (depth < MaxDepth && RawJson.IsArray(earlier) && RawJson.IsArray(now))
            return FindInArray(earlier, now, path, depth + 1);

        if (RawJson.GetString(earlier) is { } text && text == RawJson.GetString(now))
            return null;

        var (was, isNow) = ShortText.Of(earlier, now);
        return new(path, $"{path} was {was} and is {isNow} now.");
    }

    private static JsonDifference? FindInObject(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> now, string path, int depth)
    {
        var was = new RawObject(earlier);
        var isNow = new RawObject(now);
        while (true)
        {
            var (hasEarlier, hasNow) = (was.Read(), isNow.Read());
            if (!hasEarlier && !hasNow)
                return null;

            var earlierName = hasEarlier ? was.ReadName() : null;
            var name = hasNow ? isNow.ReadName() : null;
            if (earlierName != name)
                return FindMoved(earlier, earlierName, now, name, path);

            if (Find(was.ReadValue(), isNow.ReadValue(), Join(path, name!), depth) is { } difference)
                return difference;
        }
    }

    private static JsonDifference FindMoved(ReadOnlySpan<byte> earlier, string? earlierName, ReadOnlySpan<byte> now, string? name, string path)
    {
        if (earlierName is not null && FindMember(now, earlierName).IsEmpty)
        {
            var gone = Join(path, earlierName);
            return new(gone, $"{gone} was {ShortText.Of(FindMember(earlier, earlierName))} and is not there any more.");
        }

        if (name is not null && FindMember(earlier, name).IsEmpty)
        {
            var added = Join(path, name);
            return new(added, $"{added} is new: {ShortText.Of(FindMember(now, name))}.");
        }

        return new(path, $"the members of {(path.Length == 0 ? "the line" : path)} stand in another order.");
    }

    private static JsonDifference? FindInArray(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> now, string path, int depth)
    {
        var was = new RawArray(earlier);
        var isNow = new RawArray(now);
        for (var index = 0; ; index++)
        {
            var (hasEarlier, hasNow) = (was.TryRead(out var earlierElement), isNow.TryRead(out var element));
            if (!hasEarlier && !hasNow)
                return null;

            var member = $"{path}[{index}]";
            if (!hasNow)
                return new(member, $"{member} was {ShortText.Of(earlierElement)} and is not there any more.");

            if (!hasEarlier)
                return new(member, $"{member} is new: {ShortText.Of(element)}.");

            if (Find(earlierElement, element, member, depth) is { } difference)
                return difference;
        }
    }

    private static ReadOnlySpan<byte> FindMember(ReadOnlySpan<byte> json, string name)
    {
        var members = new RawObject(json);
        while (members.Read())
        {
            if (members.ReadName() == name)
                return members.ReadValue();
        }

        return default;
    }

    private static string Join(string path, string name)
    {
        if (!name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return $"{path}[\"{JsonEncodedText.Encode(name)}\"]";

        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
