using System.Text.Json;
using System.Text.Json.Serialization;
using BatchTasks.Emulator;
using StbImageSharp;

namespace RestaurantReviews;

/// <summary>
/// Stands in for the model that sees, when there is no key: it decodes the picture that the request carries and goes by the mean colour of its middle and of
/// its upper edge. Its rules suit flat drawings like those of the sample. It recognizes nothing, and of a photograph it says anything.
/// </summary>
internal static partial class ColorJudge
{
    public static ValueTask<EmulatedResponse> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        ImageResult picture;
        try
        {
            picture = ImageResult.FromMemory(request.Images[0].Data.ToArray(), ColorComponents.RedGreenBlue);
        }
        catch (InvalidOperationException e)
        {
            return ValueTask.FromResult(EmulatedResponse.Error(400, "invalid_image", $"The picture can't be decoded: {e.Message}."));
        }

        var middle = Mean(picture, picture.Height / 4, picture.Height * 3 / 4, picture.Width / 4, picture.Width * 3 / 4);
        var upper = Mean(picture, 0, Math.Max(1, picture.Height / 4), 0, picture.Width);
        var seen = new Seen(Judge(middle, upper).ToString(), $"{middle} in the middle, {upper} at the upper edge");
        return ValueTask.FromResult(EmulatedResponse.Text(request, JsonSerializer.Serialize(seen, SeenJson.Default.Seen)));
    }

    private static PhotoClass Judge(Color middle, Color upper) => (middle, upper) switch
    {
        // The sky. A dark blue is something else: a table, say.
        (_, { IsBluish: true, Brightness: > 0.6 }) => PhotoClass.Exterior,

        // Paper.
        ({ Brightness: > 0.8, Saturation: < 0.2 }, _) => PhotoClass.Menu,

        // Tea, in this house.
        ({ IsGreenish: true }, _) => PhotoClass.Drink,

        // What lies on a plate, brightly or in a strong colour.
        ({ Brightness: > 0.8 } or { Saturation: > 0.5 }, _) => PhotoClass.Food,
        _ => PhotoClass.Interior,
    };

    private static Color Mean(ImageResult picture, int top, int bottom, int left, int right)
    {
        var (red, green, blue) = (0L, 0L, 0L);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var pixel = picture.Data.AsSpan(((y * picture.Width) + x) * 3, 3);
                (red, green, blue) = (red + pixel[0], green + pixel[1], blue + pixel[2]);
            }
        }

        var pixels = Math.Max(1, (bottom - top) * (right - left));
        return new Color((int)(red / pixels), (int)(green / pixels), (int)(blue / pixels));
    }

    /// <summary>A colour, with brightness and saturation as HSV has them: from 0 to 1.</summary>
    private readonly record struct Color(int Red, int Green, int Blue)
    {
        public double Brightness => Most / 255.0;

        public double Saturation => Most == 0 ? 0 : (double)(Most - Math.Min(Red, Math.Min(Green, Blue))) / Most;

        public bool IsBluish => Blue > Red && Blue > Green;

        public bool IsGreenish => Green > Red && Green > Blue;

        private int Most => Math.Max(Red, Math.Max(Green, Blue));

        public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
    }

    private sealed record Seen(string Class, string Shows);

    [JsonSerializable(typeof(Seen))]
    private sealed partial class SeenJson : JsonSerializerContext;
}
