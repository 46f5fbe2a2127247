using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class EmbeddingTests
{
    private static string Base64(params float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector));

    private static BatchOutcome<float[][]> Read(string data) => BatchResponse.Read<VectorTask, float[][]>(
        "v",
        200,
        null,
        Encoding.UTF8.GetBytes($$"""{"object":"list","data":{{data}},"model":"text-embedding-3-small","usage":{"prompt_tokens":8,"total_tokens":8} }"""));

    [Fact]
    public void Vectors_come_in_the_order_of_their_index_in_either_form()
    {
        var outcome = Assert.IsType<BatchOutcome<float[][]>.Succeeded>(Read(
            $$"""[{"object":"embedding","index":1,"embedding":[0.5,-1,1e-3]},{"index":0,"embedding":"{{Base64(1.5f, float.MinValue)}}"}]"""));

        Assert.Equal([[1.5f, float.MinValue], [0.5f, -1f, 0.001f]], outcome.Value);
        Assert.Equal(("text-embedding-3-small", new BatchUsage(8, 0, 0, 0, 8)), (outcome.Model, outcome.Usage));
    }

    [Theory]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]""", "index 0")]
    [InlineData("""[{"index":5,"embedding":[1]}]""", "index 5")]
    [InlineData("""[{"index":0.5,"embedding":[1]}]""", "integer")]
    [InlineData("""[{"index":0}]""", "no 'embedding'")]
    [InlineData("""[{"embedding":"AAA="}]""", "whole floats")]
    [InlineData("""[{"embedding":"?"}]""", "base64")]
    [InlineData("""[{"embedding":[1,"2"]}]""", "numbers only")]
    [InlineData("""[{"embedding":[1e99]}]""", "numbers only")]
    [InlineData("""[{"embedding":null}]""", "base64 string or an array")]
    [InlineData("[1]", "objects only")]
    [InlineData("{}", "must be an array")]
    public void Anything_else_is_invalid(string data, string problem) =>
        Assert.Contains(problem, Assert.IsType<BatchOutcome<float[][]>.Invalid>(Read(data)).Problem, StringComparison.Ordinal);

    [Fact]
    public void One_vector_is_asked_for_and_got()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"data":[{"index":0,"embedding":"{{Base64(1, 2)}}"}]}""");
        Assert.Equal([1f, 2f], new BatchAnswer(default, body).ReadEmbedding());

        var two = Encoding.UTF8.GetBytes("""{"data":[{"embedding":[1]},{"embedding":[2]}]}""");
        var error = Assert.Throws<JsonException>(() => new BatchAnswer(default, two).ReadEmbedding());
        Assert.Contains("2 vectors", error.Message, StringComparison.Ordinal);
    }
}
