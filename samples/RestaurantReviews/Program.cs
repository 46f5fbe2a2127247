using RestaurantReviews;
using Samples;

return await Sample.RunAsync(
    args,
    new SampleDescription
    {
        Name = "RestaurantReviews",
        Purpose = "Judges restaurant reviews with one batch.",
        Inputs = [new(ReviewRun.Reviews, "CSV", "the reviews, with the columns Id and Text (default: the 42 that come with the sample)", "reviews.csv")],
        StandIn = KeywordJudge.AnswerAsync,
        StandInIs = "with a judge that only looks for keywords",
    },
    ReviewRun.RunAsync);
