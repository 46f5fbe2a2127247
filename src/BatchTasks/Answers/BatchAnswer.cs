using System.Text.Json;
using BatchTasks.Answers;
using BatchTasks.Json;

namespace BatchTasks;

/// <summary>A successful answer, already found in the response of its endpoint. Valid only during the call that hands it over.</summary>
public readonly ref struct BatchAnswer
{
    private readonly ReadOnlySpan<float[]> _vectors;

    /// <summary>Creates an answer.</summary>
    /// <param name="text">The text that the model wrote, or the arguments of the function that it called, unescaped, as UTF-8.</param>
    /// <param name="body">The whole response body as JSON.</param>
    public BatchAnswer(ReadOnlySpan<byte> text, ReadOnlySpan<byte> body)
    {
        Text = text;
        Body = body;
    }

    internal BatchAnswer(ReadOnlySpan<byte> text, ReadOnlySpan<byte> body, ReadOnlySpan<float[]> vectors)
        : this(text, body) =>
        _vectors = vectors;

    /// <summary>The text that the model wrote, or the arguments of the function that it called, unescaped, as UTF-8. Empty for other endpoints.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>The whole response body as JSON.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>The text as a string.</summary>
    public string ReadString() => Utf8Strings.ToText(Text);

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
        if (_vectors.Length == 1)
            return _vectors[0];

        var all = ReadEmbeddings();
        return all.Length == 1 ? all[0] : throw new JsonException($"The response has {all.Length} vectors; one was expected.");
    }

    /// <summary>The vectors of an embeddings response, in the order of the request's inputs.</summary>
    /// <exception cref="JsonException">The response is not an embeddings response.</exception>
    public float[][] ReadEmbeddings() => _vectors.IsEmpty ? EmbeddingReader.Read(Body) : _vectors.ToArray();

    /// <summary>The one result of a moderations response.</summary>
    /// <exception cref="JsonException">The response is not one with exactly one result.</exception>
    public BatchModeration ReadModeration()
    {
        var all = ReadModerations();
        return all.Length == 1 ? all[0] : throw new JsonException($"The response has {all.Length} moderations; one was expected.");
    }

    /// <summary>The results of a moderations response, in the order of the request's inputs.</summary>
    /// <exception cref="JsonException">The response is not a moderations response.</exception>
    public BatchModeration[] ReadModerations() => ModerationReader.Read(Body);

    /// <summary>The one image of an images response.</summary>
    /// <exception cref="JsonException">The response is not one with exactly one image.</exception>
    public BatchGeneratedImage ReadImage()
    {
        var all = ReadImages();
        return all.Length == 1 ? all[0] : throw new JsonException($"The response has {all.Length} images; one was expected.");
    }

    /// <summary>The images of an images response.</summary>
    /// <exception cref="JsonException">The response is not an images response.</exception>
    public BatchGeneratedImage[] ReadImages() => ImageReader.Read(Body);

    /// <summary>The job of a videos response.</summary>
    /// <exception cref="JsonException">The response is not a videos response.</exception>
    public BatchVideo ReadVideo() => VideoReader.Read(Body);

    /// <summary>A copy of the whole body.</summary>
    public BatchRawBody ReadRawBody() => new(Body.ToArray());

    /// <summary>
    /// The choice that is the answer: of completions the first that reads as the type, of a response the message that does; where none does, the first, with
    /// what is wrong with it.
    /// </summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="read">Reads a choice's text, or the arguments where it is a call. What it throws is the choice's <see cref="BatchChoice.Problem"/>.</param>
    /// <exception cref="JsonException">The response has no choice.</exception>
    public BatchChoice<T> ReadChoice<T>(BatchAnswerReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ChoiceReader<T>.ReadOne(Body, read);
    }

    /// <summary>All choices of a completion, or all messages of a response, in their order.</summary>
    /// <typeparam name="T">The type of the answers.</typeparam>
    /// <param name="read">Reads a choice's text, or the arguments where it is a call. What it throws is that choice's <see cref="BatchChoice.Problem"/>.</param>
    /// <exception cref="JsonException">The response has no choice.</exception>
    public BatchChoice<T>[] ReadChoices<T>(BatchAnswerReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ChoiceReader<T>.ReadAll(Body, read);
    }

    /// <summary>The tools that the model called, and the text beside them: of the first choice of a chat completion, or of all of a response.</summary>
    /// <param name="read">
    /// Reads the arguments of the tool of that name; <see langword="null"/> for a name that it does not know. What it throws is that call's
    /// <see cref="BatchToolCall.Problem"/>.
    /// </param>
    /// <exception cref="JsonException">There is neither a text nor a call.</exception>
    public BatchToolCalls ReadToolCalls(BatchToolArgumentsReader read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ToolCallsReader.Read(Body, read);
    }
}
