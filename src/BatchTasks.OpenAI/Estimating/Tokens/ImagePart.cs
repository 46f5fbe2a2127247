using System.Text.Json;

namespace BatchTasks;

/// <summary>The image that a part of a message is, where it is one: of chat completions and of the responses endpoint.</summary>
internal struct ImagePart
{
    private bool _hasImage;
    private bool _hasFile;
    private bool _isOfImageType;

    /// <summary>Whether the part is an image.</summary>
    public readonly bool IsImage => _hasImage || (_hasFile && _isOfImageType);

    /// <summary>In pixels, or null where nothing tells.</summary>
    public (int Width, int Height)? Size { get; private set; }

    public bool IsLowDetail { get; private set; }

    /// <summary>Reads a member where it is one of an image.</summary>
    /// <param name="reader">It stands on the member's name.</param>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (reader.Is("image_url"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref reader);
            else
                ReadUrl(ref reader);
        }
        else if (reader.Is("type"u8))
        {
            reader.Read();
            _isOfImageType = reader.TokenType == JsonTokenType.String && reader.Is("input_image"u8);
            reader.Skip();
        }
        else if (reader.Is("file_id"u8))
        {
            reader.Read();
            _hasFile = reader.TokenType == JsonTokenType.String;
            reader.Skip();
        }
        else if (reader.Is("detail"u8))
        {
            ReadDetail(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("url"u8))
            {
                reader.Read();
                ReadUrl(ref reader);
            }
            else if (reader.Is("detail"u8))
            {
                ReadDetail(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadUrl(ref Utf8JsonReader reader)
    {
        _hasImage |= reader.TokenType == JsonTokenType.String;
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
            Size = ImageSize.OfDataUrl(reader.ValueSpan);

        reader.Skip();
    }

    private void ReadDetail(ref Utf8JsonReader reader)
    {
        reader.Read();
        IsLowDetail = reader.TokenType == JsonTokenType.String && reader.Is("low"u8);
        reader.Skip();
    }
}
