using System.Text;
using System.Text.Json;

namespace BatchTasks;

/// <summary>A successful answer, already found in the response of its endpoint. Valid only during the call that hands it over.</summary>
public readonly ref struct BatchAnswer
{
    /// <summary>Creates an answer.</summary>
    /// <param name="text">The text that the model wrote, or the arguments of the function that it called, unescaped, as UTF-8.</param>
    /// <param name="body">The whole response body as JSON.</param>
    public BatchAnswer(ReadOnlySpan<byte> text, ReadOnlySpan<byte> body)
    {
        Text = text;
        Body = body;
    }

    /// <summary>The text that the model wrote, or the arguments of the function that it called, unescaped, as UTF-8. Empty for other endpoints.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The whole response body as JSON.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The text as a string.</summary>
    public string ReadString() => Encoding.UTF8.GetString(Text);

    /// <summary>A reader over the text as JSON, on its first token.</summary>
    /// <exception cref="JsonException">The text does not begin with a JSON token.</exception>
    public Utf8JsonReader ReadJson()
    {
        var reader = new Utf8JsonReader(Text);
        if (!reader.Read())
            throw new JsonException("The answer is empty.");

        return reader;
    }

    /// <summary>The one vector of an embeddings response.</summary>
    /// <exception cref="JsonException">The response is not one with exactly one vector.</exception>
    public float[] ReadEmbedding()
    {
        var all = ReadEmbeddings();
        return all.Length == 1 ? all[0] : throw new JsonException($"The response has {all.Length} vectors; one was expected.");
    }

    /// <summary>The vectors of an embeddings response, in the order of the request's inputs.</summary>
    /// <exception cref="JsonException">The response is not an embeddings response.</exception>
    public float[][] ReadEmbeddings() => EmbeddingReader.Read(Body);
}
