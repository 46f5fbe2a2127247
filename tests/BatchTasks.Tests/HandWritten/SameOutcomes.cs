namespace BatchTasks.Tests.HandWritten;

/// <summary>Compares outcomes in all that they tell.</summary>
internal static class SameOutcomes
{
    public static void Check<TResult>(IReadOnlyList<BatchOutcome<TResult>> expected, IReadOnlyList<BatchOutcome<TResult>> actual)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            // Memory is equal where it is the same memory.
            Assert.Equal(expected[i] with { RawBody = default }, actual[i] with { RawBody = default });
            if (!expected[i].RawBody.Span.SequenceEqual(actual[i].RawBody.Span))
                Assert.Fail($"{expected[i].Location}: The raw bodies are of {expected[i].RawBody.Length} and {actual[i].RawBody.Length} bytes, or differ.");
        }

        Assert.Equal(expected.Count, actual.Count);
    }
}
