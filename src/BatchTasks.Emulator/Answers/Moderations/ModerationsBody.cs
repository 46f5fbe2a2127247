using System.Text.Json;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Emulator.Answers.Moderations;

/// <summary>The body of a moderation: one result for each input.</summary>
internal static class ModerationsBody
{
    /// <summary>The score from which on a category is flagged. The service has one for each, which it does not tell.</summary>
    private const double FlaggedFrom = 0.5;

    private const string DefaultModel = "omni-moderation-latest";

    public static byte[] Write(EmulatedRequest request, IReadOnlyList<IReadOnlyDictionary<string, double>> scores) => Wire.Write(writer =>
    {
        var hash = BodyHash.Of(request);
        var hasImages = request.Images.Count > 0;
        var inputs = request.Inputs;
        writer.WriteStartObject();
        writer.WriteString("id", $"modr-{hash.Text}");
        writer.WriteString("model", request.Model.Length > 0 ? request.Model : DefaultModel);
        writer.WriteStartArray("results");
        for (var index = 0; index < scores.Count; index++)
            WriteResult(writer, scores[index], hasText: inputs.ElementAtOrDefault(index) is { Length: > 0 }, hasImages);

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <exception cref="ArgumentException">A name that is no category.</exception>
    public static void Check(EmulatedRequest request, IReadOnlyDictionary<string, double> scores)
    {
        if (request.Endpoint != EndpointCatalog.Moderations)
            throw new ArgumentException($"The endpoint {request.Endpoint} does not answer with moderations.", nameof(request));

        var unknown = scores.Keys.FirstOrDefault(name => ModerationCategory.All.All(category => category.Name != name));
        if (unknown is not null)
            throw new ArgumentException($"'{unknown}' is not a category. These are: {string.Join(", ", ModerationCategory.All.Select(each => each.Name))}.", nameof(scores));
    }

    private static void WriteResult(Utf8JsonWriter writer, IReadOnlyDictionary<string, double> scores, bool hasText, bool hasImages)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("flagged", scores.Values.Any(score => score >= FlaggedFrom));
        WriteEach(writer, "categories", category => writer.WriteBooleanValue(scores.GetValueOrDefault(category.Name) >= FlaggedFrom));
        WriteEach(writer, "category_scores", category => writer.WriteNumberValue(scores.GetValueOrDefault(category.Name)));
        WriteEach(writer, "category_applied_input_types", category =>
        {
            writer.WriteStartArray();
            if (hasText)
                writer.WriteStringValue("text");

            if (hasImages && category.TakesImages)
                writer.WriteStringValue("image");

            writer.WriteEndArray();
        });
        writer.WriteEndObject();
    }

    private static void WriteEach(Utf8JsonWriter writer, string name, Action<ModerationCategory> write)
    {
        writer.WriteStartObject(name);
        foreach (var category in ModerationCategory.All)
        {
            writer.WritePropertyName(category.Name);
            write(category);
        }

        writer.WriteEndObject();
    }
}
