using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Data;

/// <summary>How a vector stands in a line.</summary>
internal enum VectorForm
{
    Base64,

    /// <summary>An array of numbers, each with the digits of the double that the float is.</summary>
    Text,
}

/// <summary>A result file of embeddings as OpenAI's service writes them.</summary>
internal sealed class EmbeddingResults
{
    private readonly Random _random = new(9);

    public EmbeddingResults(VectorForm form, int lines, int keep)
    {
        Lines = lines;
        var output = new MemoryStream();
        var expected = new List<float[]>();
        for (var i = 0; i < lines; i++)
        {
            var vector = NextVector();
            if (i < keep)
                expected.Add(vector);

            output.Write(Encoding.UTF8.GetBytes(LineOf(i, form, vector)));
        }

        Expected = expected;
        Bytes = output.ToArray();
    }

    public int Lines { get; }

    /// <summary>The vectors of the first lines.</summary>
    public IReadOnlyList<float[]> Expected { get; }

    public byte[] Bytes { get; }

    private float[] NextVector()
    {
        var vector = new float[EmbeddingTask.Dimensions];
        foreach (ref var component in vector.AsSpan())
        {
            // Near a normal distribution, and of length 1 about, as the service's vectors are.
            component = (float)((_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * 0.05);
        }

        return vector;
    }

    private string LineOf(int id, VectorForm form, float[] vector)
    {
        var embedding = form is VectorForm.Base64
            ? $"\"{Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()))}\""
            : $"[{string.Join(", ", vector.Select(static f => ((double)f).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e')))}]";
        return $$$$"""{"id": "batch_req_{{{{Hex(32)}}}}", "custom_id": "chunk-{{{{id}}}}", "response": {"status_code": 200, "request_id": "{{{{Hex(32)}}}}", "body": {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": {{{{embedding}}}}}], "model": "{{{{EmbeddingTask.Model}}}}", "usage": {"prompt_tokens": {{{{_random.Next(8, 500)}}}}, "total_tokens": 500}}}, "error": null}""" + "\n";
    }

    private string Hex(int digits) => _random.GetHexString(digits, lowercase: true);
}
