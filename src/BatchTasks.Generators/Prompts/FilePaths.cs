using System.Collections.Generic;

namespace BatchTasks.Generators.Prompts;

/// <summary>Paths as text, with '/' between their parts: an analyzer does not touch the disk.</summary>
internal static class FilePaths
{
    /// <summary>The path that a name has in a folder; without <c>.</c> and, where that can be told, <c>..</c>.</summary>
    public static string Combine(string folder, string name)
    {
        var path = IsRooted(name) || folder.Length == 0 ? name : folder + "/" + name;
        var parts = new List<string>();
        foreach (var part in path.Split('/', '\\'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 ? part != "." : parts.Count == 0)
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    public static string? FolderOf(string path) => path.LastIndexOfAny(['/', '\\']) is var end and >= 0 ? path.Substring(0, end) : null;

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsRooted(string path) => path is ['/' or '\\', ..] or [_, ':', ..];
}
