using CsvHelper;

namespace Samples;

/// <summary>Records in CSV files.</summary>
internal static class CsvFile
{
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            using var csv = CsvReader.Create(reader);
            return [.. csv.GetRecords<T>()];
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    public static void Write<T>(string path, IEnumerable<T> rows)
    {
        using var writer = new StreamWriter(path);
        using var csv = CsvWriter.Create(writer);
        csv.WriteRecords(rows);
    }
}
