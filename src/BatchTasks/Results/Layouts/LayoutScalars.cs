using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>Finds what in a line varies: its strings and numbers, and the vectors of an embeddings response.</summary>
internal static class LayoutScalars
{
    // A line of more, one with the probabilities of its tokens perhaps, is hardly laid out as another.
    private const int Most = 128;

    /// <param name="line">The line, which is valid.</param>
    /// <param name="vectors">Whether its embeddings are read.</param>
    /// <returns><see langword="null"/> where there are too many for another line to have the same.</returns>
    public static LayoutScalar[]? Find(ReadOnlySpan<byte> line, bool vectors)
    {
        var scalars = new List<LayoutScalar>();
        var path = new EmbeddingPath();
        var reader = new Utf8JsonReader(line, RawJson.Options);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.Enter(ref reader);
                    break;
                case JsonTokenType.String when vectors && path.IsAtEmbedding(reader.CurrentDepth):
                    scalars.Add(new((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1, LayoutScalarKind.VectorOfBase64));
                    break;
                case JsonTokenType.String:
                    scalars.Add(new((int)reader.TokenStartIndex + 1, (int)reader.BytesConsumed - 1, LayoutScalarKind.String));
                    break;
                case JsonTokenType.Number when vectors && path.IsAtIndex(reader.CurrentDepth):
                    // The same in each line, so that the vectors of all are in one order.
                    break;
                case JsonTokenType.Number:
                    scalars.Add(new((int)reader.TokenStartIndex, (int)reader.BytesConsumed, LayoutScalarKind.Number));
                    break;
                case JsonTokenType.StartArray when vectors && path.IsAtEmbedding(reader.CurrentDepth):
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    scalars.Add(new(start, (int)reader.BytesConsumed, LayoutScalarKind.VectorOfNumbers));
                    break;
            }

            if (scalars.Count > Most)
                return null;
        }

        return [.. scalars];
    }

    /// <summary>Whether a reader is at <c>response.body.data[].embedding</c>, or at the index beside it.</summary>
    private struct EmbeddingPath
    {
        private const int Response = 1;
        private const int Body = 2;
        private const int Data = 3;
        private const int Embedding = 5;

        // The depth down to which the names are those of the path; that of the array of items has no name.
        private int _depth;
        private bool _isIndex;

        public void Enter(ref Utf8JsonReader reader)
        {
            var depth = reader.CurrentDepth;
            var above = depth == Embedding ? Data : depth - 1;
            if (_depth >= above)
                _depth = IsOnPath(ref reader, depth) ? depth : above;

            _isIndex = depth == Embedding && _depth == Data && reader.NameEquals("index"u8);
        }

        public readonly bool IsAtEmbedding(int depth) => _depth == Embedding && depth == Embedding;

        public readonly bool IsAtIndex(int depth) => _isIndex && depth == Embedding;

        private static bool IsOnPath(ref Utf8JsonReader reader, int depth) => depth switch
        {
            Response => reader.NameEquals("response"u8),
            Body => reader.NameEquals("body"u8),
            Data => reader.NameEquals("data"u8),
            Embedding => reader.NameEquals("embedding"u8),
            _ => false,
        };
    }
}
