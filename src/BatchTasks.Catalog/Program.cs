using BatchTasks.Catalog;

if (args is not [var document] && args is not [_, _])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project src/BatchTasks.Catalog -- openapi.yaml [folder of the data]").ConfigureAwait(false);
    return 2;
}

document = args[0];
var folder = args.Length > 1 ? args[1] : Path.Combine("src", "BatchTasks.Shared", "Bodies", "Data");
if (!Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync($"There is no folder {folder}. Run the tool at the top of the repository, or name the folder.").ConfigureAwait(false);
    return 2;
}

foreach (var (name, content) in CatalogFiles.Of(await File.ReadAllBytesAsync(document).ConfigureAwait(false)))
{
    await File.WriteAllTextAsync(Path.Combine(folder, name), content).ConfigureAwait(false);
    Console.WriteLine($"{name}: {content.Length} characters");
}

return 0;
