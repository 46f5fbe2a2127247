using DocumentEmbeddings;
using Samples;

return await Sample.RunAsync(
    args,
    new SampleDescription
    {
        Name = "DocumentEmbeddings",
        Purpose = "Embeds documents with one batch and finds the passages that are nearest to questions.",
        Inputs =
        [
            new(EmbeddingRun.Documents, "DIR", "the documents, .md files whose first line is the title (default: the 20 that come with the sample)", "documents"),
            new(EmbeddingRun.Questions, "FILE", "the questions, one in a line (default: the 8 that come with the sample)", "questions.txt"),
        ],
        StandIn = WordVectors.AnswerAsync,
        StandInIs = "with vectors that only count words",
    },
    EmbeddingRun.RunAsync);
