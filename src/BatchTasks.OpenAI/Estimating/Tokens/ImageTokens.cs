namespace BatchTasks;

/// <summary>
/// What an image costs in a prompt. Source: "Calculating costs" of OpenAI's guide on images and vision (tiles of 512 pixels after scaling, or patches of 32),
/// for the models that it names; those from GPT-5.2 on by what users saw in their usage. A model that is not known counts as GPT-4o.
/// </summary>
internal sealed class ImageTokens
{
    private const int MaxPatches = 1536;

    // The most tiles that an image can have: 768 by 2048 pixels.
    private const int MaxTiles = 8;

    private readonly int _base;
    private readonly int _tile;
    private readonly double _patch;

    private ImageTokens(int @base, int tile) => (_base, _tile) = (@base, tile);

    private ImageTokens(double patch) => _patch = patch;

    public static ImageTokens Of(string model) => ModelName.BaseOf(model) switch
    {
        "gpt-4.1-mini" or "gpt-5-mini" => new(patch: 1.62),
        "gpt-4.1-nano" or "gpt-5-nano" => new(patch: 2.46),
        "o4-mini" => new(patch: 1.72),
        "gpt-4o-mini" => new(2833, 5667),
        "gpt-5" or "gpt-5-chat-latest" or "gpt-5.1" => new(70, 140),
        "o1" or "o1-pro" or "o3" => new(75, 150),
        "computer-use-preview" => new(65, 129),
        var name when name.StartsWith("gpt-5.", StringComparison.Ordinal) || name.StartsWith("gpt-6", StringComparison.Ordinal) => new(patch: 1.2),
        _ => new(85, 170),
    };

    /// <param name="size">In pixels, or null where it is not known.</param>
    /// <param name="isLowDetail">Whether the model is to look at it in low detail.</param>
    public long Count((int Width, int Height)? size, bool isLowDetail)
    {
        if (_patch > 0)
            return (long)Math.Ceiling(_patch * (size is { } known ? Patches(known.Width, known.Height) : MaxPatches));

        return isLowDetail ? _base : _base + (long)_tile * (size is { } pixels ? Tiles(pixels.Width, pixels.Height) : MaxTiles);
    }

    /// <summary>First into a square of 2048 pixels, then to 768 on the shorter side. Nothing is made larger.</summary>
    private static int Tiles(double width, double height)
    {
        var scale = Math.Min(1, 2048 / Math.Max(width, height));
        scale *= Math.Min(1, 768 / (Math.Min(width, height) * scale));
        return Cover(width * scale, 512) * Cover(height * scale, 512);
    }

    private static int Patches(double width, double height)
    {
        var patches = (long)Cover(width, 32) * Cover(height, 32);
        if (patches <= MaxPatches)
            return (int)patches;

        // Made smaller until a whole number of patches covers it on one side.
        var scale = Math.Sqrt(32d * 32 * MaxPatches / (width * height));
        var (across, down) = (width * scale / 32, height * scale / 32);
        scale *= Math.Min(Math.Floor(across) / across, Math.Floor(down) / down);
        return Math.Min(MaxPatches, Cover(width * scale, 32) * Cover(height * scale, 32));
    }

    // A rounding error must not cost a tile.
    private static int Cover(double length, int unit) => Math.Max(1, (int)Math.Ceiling((length - 1e-6) / unit));
}
