using System.Buffers;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Files;

/// <summary>
/// The lines of a text as the service reads them: UTF-8, split at '\n' alone. (A <see cref="SourceText"/> breaks its lines at a lone '\r', U+0085, U+2028 and
/// U+2029 too, which JSON allows in white space or strings.) Holds one line at a time, in a buffer that is used again.
/// </summary>
internal sealed class Utf8Lines(SourceText text, CancellationToken cancellationToken) : IDisposable
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Bytes of a line that are held. No request is as long; what is longer is counted only.</summary>
    private const int MaxBytes = 1 << 28;

    private readonly char[] _chunk = ArrayPool<char>.Shared.Rent(ChunkLength);
    private byte[] _utf8 = ArrayPool<byte>.Shared.Rent(ChunkLength);
    private int _length;
    private int _copied;
    private int _from;
    private int _to;

    /// <summary>The line's number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line begins in the text, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>UTF-16 units of the line without its break.</summary>
    public int Length { get; private set; }

    /// <summary>False for a line that is too long to be held: its bytes are not all there.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Bytes of all lines so far, breaks counted.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>The line without its break. Valid until the next line is read.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.AsSpan(0, _length);

    /// <summary>Reads the next line; false after the last one.</summary>
    public bool Read()
    {
        Start = _copied - (_to - _from);
        if (Start == text.Length)
            return false;

        (_length, IsWhole) = (0, true);
        Number++;
        while (_from < _to || Fill())
        {
            var end = Array.IndexOf(_chunk, '\n', _from, _to - _from);
            if (end >= 0)
            {
                Append(end);
                _from++;
                TotalBytes++;
                SetLength(_copied - (_to - _from) - 1);
                return true;
            }

            Append(_to);
        }

        SetLength(text.Length);
        return true;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chunk);
        ArrayPool<byte>.Shared.Return(_utf8);
    }

    private bool Fill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = Math.Min(ChunkLength, text.Length - _copied);
        if (count == 0)
            return false;

        text.CopyTo(_copied, _chunk, 0, count);

        // Both halves of a pair are transcoded together.
        if (char.IsHighSurrogate(_chunk[count - 1]) && _copied + count < text.Length)
            count--;

        _copied += count;
        (_from, _to) = (0, count);
        return true;
    }

    private void Append(int end)
    {
        var most = Encoding.UTF8.GetMaxByteCount(end - _from);
        if (!IsWhole || _length > MaxBytes - most)
        {
            IsWhole = false;
            TotalBytes += Encoding.UTF8.GetByteCount(_chunk, _from, end - _from);
        }
        else
        {
            Reserve(_length + most);
            var written = Encoding.UTF8.GetBytes(_chunk, _from, end - _from, _utf8, _length);
            _length += written;
            TotalBytes += written;
        }

        _from = end;
    }

    private void Reserve(int length)
    {
        if (length <= _utf8.Length)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, Math.Min(MaxBytes, 2 * _utf8.Length)));
        _utf8.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_utf8);
        _utf8 = larger;
    }

    /// <summary>Ends the line there, a '\r' before its '\n' left out.</summary>
    private void SetLength(int end)
    {
        Length = end - Start;
        if (_length == 0 || _utf8[_length - 1] != '\r' || !IsWhole)
            return;

        _length--;
        Length--;
    }
}
