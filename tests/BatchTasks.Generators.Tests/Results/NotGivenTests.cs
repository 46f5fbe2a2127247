using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3003: results that the endpoint does not give.</summary>
public sealed class NotGivenTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("float")]
    [InlineData("double[]")]
    [InlineData("Memory<float>")]
    [InlineData("ReadOnlyMemory<double>")]
    [InlineData("float[][][]")]
    [InlineData("HashSet<float[]>")]
    [InlineData("List<string>")]
    [InlineData("DateTime")]
    public void Embeddings_give_vectors_only(string type)
    {
        var source = ResultSource.Embeddings(type);
        Assert.Null(source.Model);
        Assert.Equal(
            $"BT3003: /v1/embeddings gives vectors, not '{type}': use ReadOnlyMemory<float> or float[], or an array or list of these for several inputs, as the result",
            Assert.Single(source.Messages()));
        Assert.Equal($"ResultOf(typeof({type}))", source.PlaceOfFinding());
    }

    [Theory]
    [InlineData("float[]", ResultForm.Vector)]
    [InlineData("ReadOnlyMemory<float>", ResultForm.Vector)]
    [InlineData("float[][]", ResultForm.VectorArray)]
    [InlineData("IReadOnlyList<float[]>", ResultForm.VectorArray)]
    [InlineData("IEnumerable<float[]>", ResultForm.VectorArray)]
    [InlineData("List<float[]>", ResultForm.VectorList)]
    [InlineData("ICollection<float[]>", ResultForm.VectorList)]
    [InlineData("ReadOnlyMemory<float>[]", ResultForm.VectorMemoryArray)]
    [InlineData("IReadOnlyCollection<ReadOnlyMemory<float>>", ResultForm.VectorMemoryArray)]
    [InlineData("IList<ReadOnlyMemory<float>>", ResultForm.VectorMemoryList)]
    public void Embeddings_give_these(string type, object form)
    {
        var source = ResultSource.Embeddings(type);
        Assert.Empty(source.Messages());
        Assert.Equal((ResultForm)form, source.Model!.Form);
    }

    [Theory]
    [InlineData("ReadOnlyMemory<float>")]
    [InlineData("ReadOnlyMemory<float>[]")]
    [InlineData("List<ReadOnlyMemory<float>>")]
    public void Chat_gives_no_vectors(string type)
    {
        var source = ResultSource.Chat(type);
        Assert.Null(source.Model);
        Assert.Equal(
            $"BT3003: /v1/chat/completions gives text or structured output, not '{type}': use string, or a type that the text is read into, as the result",
            Assert.Single(source.Messages()));
    }

    [Theory]
    [InlineData("string", ResultForm.Text)]
    [InlineData("float", ResultForm.Structured)]
    [InlineData("float[]", ResultForm.Structured)]
    [InlineData("List<float[]>", ResultForm.Structured)]
    public void Chat_gives_text_and_structured_output(string type, object form)
    {
        var source = ResultSource.Chat(type);
        Assert.Empty(source.Messages());
        Assert.Equal((ResultForm)form, source.Model!.Form);
    }

    [Fact]
    public void An_unknown_type_is_left_to_the_compiler()
    {
        var source = ResultSource.Chat("Unknown");
        Assert.Null(source.Model);
        Assert.Empty(source.Messages());
    }

    [Fact]
    public void A_property_of_an_unknown_type_is_left_to_the_compiler()
    {
        var source = ResultSource.Chat("Verdict", "public record Verdict(int N, Unknown U);");
        Assert.Null(source.Model);
        Assert.Empty(source.Messages());
    }
}
