using System.Text.Json;

namespace BatchTasks;

/// <summary><c>batches.json</c> in the state directory: which input file became which batch, and whether its outcomes were handed over.</summary>
internal static class BatchesJson
{
    public const string FileName = "batches.json";

    public static string PathIn(string directory) => Path.Combine(directory, FileName);

    public static void Write(RunState state)
    {
        var path = PathIn(state.Directory);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = File.Create(temporary))
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
                Write(json, state);

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Refuses a folder whose batches have not all been collected: a second run in it would send, and pay for, the same tasks again and overwrite the
    /// only record of the first.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are such batches.</exception>
    public static void RefuseUncollected(string directory)
    {
        var path = PathIn(directory);
        if (!File.Exists(path))
            return;

        var uncollected = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var part in document.RootElement.GetProperty("parts").EnumerateArray())
            {
                if (part.GetProperty("batch_id").GetString() is { } id && !part.GetProperty("collected").GetBoolean())
                    uncollected.Add(id);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidOperationException($"'{path}' is not the record of a run, so it can't be told whether its batches were collected. "
                + "Choose another state directory, or delete the file.", e);
        }

        if (uncollected.Count > 0)
        {
            throw new InvalidOperationException($"'{path}' names batches whose results were not collected: {string.Join(", ", uncollected)}. "
                + "A new run there would lose their ids. Choose another state directory, or delete the file when the results are not needed.");
        }
    }

    private static void Write(Utf8JsonWriter json, RunState state)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("run_id", state.RunId);
        json.WriteString("endpoint", state.Endpoint);
        json.WriteStartArray("parts");
        foreach (var part in state.Parts)
        {
            json.WriteStartObject();
            json.WriteNumber("number", part.Number);
            json.WriteString("input_file", Path.GetFileName(part.File.Path));
            json.WriteNumber("requests", part.File.Requests);
            json.WriteNumber("bytes", part.File.Bytes);
            json.WriteString("input_file_id", part.InputFileId);
            json.WriteString("batch_id", part.Batch?.Id);
            json.WriteString("status", part.Batch?.Status.Text);
            json.WriteString("output_file", Path.GetFileName(part.OutputFile));
            json.WriteString("error_file", Path.GetFileName(part.ErrorFile));
            json.WriteBoolean("collected", part.IsCollected);
            json.WriteString("problem", part.Refusal?.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
