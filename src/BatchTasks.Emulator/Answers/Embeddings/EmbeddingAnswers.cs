using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Embeddings;

/// <summary>The default answer to an embeddings request: unit vectors that follow from the inputs, so that equal inputs are neighbours.</summary>
internal static class EmbeddingAnswers
{
    private const int LargeDimensions = 3072;
    private const int SmallDimensions = 1536;

    public static EmulatedResponse Answer(EmulatedRequest request)
    {
        var dimensions = Dimensions(request);
        var vectors = new List<ReadOnlyMemory<float>>();
        foreach (var input in request.Inputs)
            vectors.Add(UnitVector(BodyHash.Of(input).Number, dimensions));

        return EmulatedResponse.Embeddings(request, vectors);
    }

    private static int Dimensions(EmulatedRequest request)
    {
        if (RequestText.Property(request.Body, "dimensions") is { ValueKind: JsonValueKind.Number } asked && asked.TryGetInt32(out var dimensions))
            return dimensions;

        return request.Model.EndsWith("-3-large", StringComparison.Ordinal) ? LargeDimensions : SmallDimensions;
    }

    private static float[] UnitVector(ulong seed, int dimensions)
    {
        var random = new AnswerRandom(seed);
        var vector = new float[dimensions];
        var squares = 0.0;
        for (var index = 0; index < dimensions; index++)
        {
            vector[index] = (float)((random.Fraction() * 2) - 1);
            squares += (double)vector[index] * vector[index];
        }

        var length = Math.Sqrt(squares);
        for (var index = 0; index < dimensions; index++)
            vector[index] = (float)(vector[index] / length);

        return vector;
    }
}
