using RestaurantReviews;
using Samples;

return await Sample.RunAsync(
    args,
    new SampleDescription
    {
        Name = "RestaurantReviews",
        Purpose = "Judges restaurant reviews with one batch, and sorts the photos that came with them with another.",
        Inputs =
        [
            new(ReviewRun.Reviews, "CSV", "the reviews, with the columns Id and Text (default: the 42 that come with the sample)", "reviews.csv"),
            new(PhotoRun.Photos, "CSV", "the photos, with the columns Id, File (beside the CSV file) and Class (default: the six of the sample)", "photos/photos.csv"),
        ],
        StandIn = (request, cancellationToken) =>
            request.Images.Count > 0 ? ColorJudge.AnswerAsync(request, cancellationToken) : KeywordJudge.AnswerAsync(request, cancellationToken),
        StandInIs = "with a judge that only looks for keywords, and for photos with one that only goes by mean colours",
    },
    async (client, options) =>
    {
        var photos = await PhotoRun.PlanAsync(options);
        var reviewsBalance = await ReviewRun.RunAsync(client, options);
        var photosBalance = await photos.RunAsync(client);
        return reviewsBalance && photosBalance;
    });
