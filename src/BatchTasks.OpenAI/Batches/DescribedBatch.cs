using System.Text;

namespace BatchTasks;

/// <summary>A batch with the service's own words for it, which are what is kept.</summary>
internal sealed record DescribedBatch(Batch Batch, string Json)
{
    public static DescribedBatch Parse(BinaryData json) => new(Batch.Parse(json.ToMemory()), Encoding.UTF8.GetString(json.ToMemory().Span));

    public static Batch Parse(string json) => Batch.Parse(Encoding.UTF8.GetBytes(json));
}
