using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Shared.Names;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Prompts;

/// <summary>The project's AdditionalFiles, of which templates may be taken. None is read before it is asked for.</summary>
internal sealed class PromptFiles(ImmutableArray<AdditionalText> files, string? projectFolder)
{
    private readonly Dictionary<string, AdditionalText> _fileOf = FilesByPath(files);

    public static PromptFiles None { get; } = new(ImmutableArray<AdditionalText>.Empty, projectFolder: null);

    /// <summary>Whether they are these files of a project in that folder.</summary>
    public bool Are(ImmutableArray<AdditionalText> others, string? folder) =>
        projectFolder == folder && (files == others || files.SequenceEqual(others));

    /// <summary>
    /// The file of a name: by its path from the project's folder, then from the source's, then by the end of its path, if no other file's ends so.
    /// </summary>
    /// <returns>The file; or null with what is wrong with the name, and the one that was meant where one is near.</returns>
    public (AdditionalText? File, string Problem, string? Nearest) Find(string name, string sourcePath)
    {
        foreach (var folder in new[] { projectFolder, FilePaths.FolderOf(sourcePath), "" })
        {
            if (folder is not null && _fileOf.TryGetValue(FilePaths.Combine(folder, name), out var exact))
                return (exact, "", null);
        }

        var ending = "/" + FilePaths.Combine("", name);
        var found = _fileOf.Where(f => ("/" + f.Key).EndsWith(ending, StringComparison.Ordinal)).OrderBy(static f => f.Key, StringComparer.Ordinal).ToList();
        if (found.Count == 1)
            return (found[0].Value, "", null);

        if (found.Count > 1)
            return (null, $"the end of several paths, '{Shown(found[0].Key)}' and '{Shown(found[1].Key)}' among them; give more of the one that is meant", null);

        var nearest = NearestName.Of(FilePaths.Combine("", name), _fileOf.Keys.Select(Shown));
        var remedy = nearest is null ? $"add it to the project: <AdditionalFiles Include=\"{name}\" />" : $"did you mean '{nearest}'?";
        return (null, $"none of the project's AdditionalFiles; {remedy}", nearest);
    }

    /// <summary>From the project's folder, where the file is in it.</summary>
    private string Shown(string path) =>
        projectFolder is not null && FilePaths.Combine(projectFolder, "") + "/" is var folder && path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(folder.Length) : path;

    private static Dictionary<string, AdditionalText> FilesByPath(ImmutableArray<AdditionalText> files)
    {
        var fileOf = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in files)
            fileOf[FilePaths.Combine("", file.Path)] = file;

        return fileOf;
    }
}
