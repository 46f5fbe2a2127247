using CsvHelper;

namespace RestaurantReviews;

/// <summary>The reviews on disk.</summary>
internal static class ReviewFile
{
    public static IReadOnlyList<ReviewTask> Read(string path)
    {
        using var reader = new StreamReader(path);
        using var csv = CsvReader.Create(reader);
        return [.. csv.GetRecords<ReviewTask>()];
    }
}
