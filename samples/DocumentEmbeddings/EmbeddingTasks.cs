using BatchTasks;

namespace DocumentEmbeddings;

/// <summary>What chunks and questions have in common: only vectors of one model and one length can be compared.</summary>
internal static class Embedding
{
    public const string Model = "text-embedding-3-small";
    public const int Dimensions = 512;
}

/// <summary>One chunk of a document. Its vector comes back as a <see cref="ReadOnlyMemory{T}"/>, and its id leads back to the document and the chunk.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = Embedding.Model, CustomId = "{Document}#{Chunk}")]
[Input("{Title}\n\n{Text}")]
[BodyParameter("dimensions", Embedding.Dimensions)]
public sealed partial record ChunkTask(string Document, int Chunk, string Title, string Text);

/// <summary>A question, to be compared with the chunks.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = Embedding.Model, CustomId = "question-{Number}")]
[BodyParameter("dimensions", Embedding.Dimensions)]
public sealed partial record QuestionTask(int Number, [property: Input] string Text);
