namespace BatchTasks;

/// <summary>Names of files on this machine.</summary>
internal static class FileNames
{
    /// <summary>An id as (a part of) a file's name: it comes from the service, so it can't be trusted to be a plain name.</summary>
    public static string Of(string id) => string.Concat(id.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
