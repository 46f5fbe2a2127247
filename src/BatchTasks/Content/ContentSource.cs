using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace BatchTasks;

/// <summary>The bytes of a content in pieces: of a file no more than one is in memory.</summary>
internal sealed class ContentSource : IDisposable
{
    /// <summary>A multiple of three, so that each piece but the last is whole base64.</summary>
    public const int PieceBytes = 24 * 1024;

    private readonly ContentData _data;
    private readonly SafeFileHandle? _file;
    private readonly byte[] _read = [];
    private long _position;

    public ContentSource(ContentData data)
    {
        _data = data;
        if (data.Path is { } path)
        {
            _file = Open(path);
            _read = ArrayPool<byte>.Shared.Rent(PieceBytes);
        }
    }

    /// <summary>The next piece: full unless it is the last, and empty at the end.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var piece = _file is null ? FromMemory() : FromFile(_file);
        _position += piece.Length;
        return piece;
    }

    public void Dispose()
    {
        if (_file is null)
            return;

        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_read);
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"The file '{path}' does not exist. It is read when the line is written: check its path.", path, e);
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder, not a file.", e);
        }
    }

    private ReadOnlySpan<byte> FromMemory()
    {
        var rest = _data.Bytes.Span[(int)_position..];
        return rest[..Math.Min(rest.Length, PieceBytes)];
    }

    private ReadOnlySpan<byte> FromFile(SafeFileHandle file)
    {
        var piece = _read.AsSpan(0, PieceBytes);
        var filled = 0;
        while (filled < piece.Length && RandomAccess.Read(file, piece[filled..], _position + filled) is > 0 and var read)
            filled += read;

        return filled > 0 || _position > 0 ? piece[..filled] : throw new InvalidOperationException($"The file '{_data.Path}' is empty.");
    }
}
