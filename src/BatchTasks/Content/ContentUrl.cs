namespace BatchTasks;

/// <summary>The urls that the service can fetch a content from.</summary>
internal static class ContentUrl
{
    public static void CheckImage(string url, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url, parameter);
        if (!IsWeb(url) && !IsData(url))
        {
            throw new ArgumentException(
                $"'{ContentText.Shorten(url)}' is no url that the service can fetch: it takes an absolute one that begins with https://, http:// or data:. "
                + "An image on this machine is given by FromFile or FromBytes.",
                parameter);
        }
    }

    public static void CheckFile(string url, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url, parameter);
        if (!IsWeb(url))
        {
            throw new ArgumentException(
                $"'{ContentText.Shorten(url)}' is no url that the service can fetch: it takes an absolute one that begins with https:// or http://. "
                + "A file on this machine is given by FromFile or FromBytes.",
                parameter);
        }
    }

    private static bool IsWeb(string url) =>
        (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out _);

    // Not by Uri, which takes no long ones before .NET 10.
    private static bool IsData(string url) =>
        url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && url.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && comma < url.Length - 1;
}
