using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Shared.Names;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Prompts;

/// <summary>The project's AdditionalFiles, of which templates may be taken. None is read before it is asked for.</summary>
internal sealed class PromptFiles(ImmutableArray<AdditionalText> files, string? projectFolder)
{
    private Dictionary<string, AdditionalText> FileOf => field ??= FilesByPath(files);

    private ILookup<string, string> PathsOfName => field ??= FileOf.Keys.OrderBy(static path => path, StringComparer.Ordinal).ToLookup(FilePaths.NameOf, StringComparer.Ordinal);

    public static PromptFiles None { get; } = new(ImmutableArray<AdditionalText>.Empty, projectFolder: null);

    /// <summary>Whether they are these files of a project in that folder.</summary>
    public bool Are(ImmutableArray<AdditionalText> others, string? folder) =>
        projectFolder == folder && (files == others || files.SequenceEqual(others));

    /// <summary>
    /// The file of a name: by its path from the project's folder, then from the source's or the nearest one around it, then by the end of its path, if no other
    /// file's ends so.
    /// </summary>
    /// <returns>The file; or null with what is wrong with the name, and the one that was meant where one is near.</returns>
    public (AdditionalText? File, string Problem, string? Nearest) Find(string name, string sourcePath)
    {
        if (projectFolder is not null && FileOf.TryGetValue(FilePaths.Combine(projectFolder, name), out var inProject))
            return (inProject, "", null);

        // Also where the project's folder is not told, or not as the files are: a '#' in it ends what the compiler is given.
        for (var folder = FilePaths.FolderOf(sourcePath); folder is not null; folder = FilePaths.FolderOf(folder))
        {
            if (FileOf.TryGetValue(FilePaths.Combine(folder, name), out var near))
                return (near, "", null);
        }

        if (FileOf.TryGetValue(FilePaths.Combine("", name), out var exact))
            return (exact, "", null);

        var ending = "/" + FilePaths.Combine("", name);
        var found = PathsOfName[FilePaths.NameOf(ending)].Where(path => ("/" + path).EndsWith(ending, StringComparison.Ordinal)).ToList();
        if (found.Count == 1)
            return (FileOf[found[0]], "", null);

        if (found.Count > 1)
            return (null, $"the end of several paths, '{Shown(found[0])}' and '{Shown(found[1])}' among them; give more of the one that is meant", null);

        var nearest = NearestName.Of(FilePaths.Combine("", name), FileOf.Keys.Select(Shown));
        var remedy = nearest is null ? $"add it to the project: <AdditionalFiles Include=\"{name}\" />" : $"did you mean '{nearest}'?";
        return (null, $"none of the project's AdditionalFiles; {remedy}", nearest);
    }

    /// <summary>From the project's folder, where the two have a folder in common that is not the root.</summary>
    private string Shown(string path)
    {
        var up = "";
        for (var folder = projectFolder is null ? null : FilePaths.Combine(projectFolder, ""); folder is { Length: > 0 }; folder = FilePaths.FolderOf(folder))
        {
            if (path.StartsWith(folder + "/", StringComparison.Ordinal))
                return up + path.Substring(folder.Length + 1);

            up += "../";
        }

        return path;
    }

    private static Dictionary<string, AdditionalText> FilesByPath(ImmutableArray<AdditionalText> files)
    {
        var fileOf = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in files)
            fileOf[FilePaths.Combine("", file.Path)] = file;

        return fileOf;
    }
}
