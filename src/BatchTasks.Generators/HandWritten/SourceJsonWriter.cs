using System.Collections.Generic;
using System.Text;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.HandWritten;

/// <summary>Puts JSON together out of pieces of source.</summary>
internal sealed class SourceJsonWriter
{
    private readonly List<byte> _utf8 = [];
    private readonly List<SourceMark> _marks = [];
    private readonly HashSet<int> _open = [];

    public int Position => _utf8.Count;

    /// <summary>JSON as it stands, all of it at one place.</summary>
    public void Write(string json, TextSpan source) => Write(json, source, isUnknown: false);

    /// <summary>Text as a JSON string, all of it at one place.</summary>
    public void WriteString(string text, TextSpan source) => Write(JsonText.Quote(text), source);

    /// <summary>A stand-in for a value, or for a part of one, that only the running program knows.</summary>
    public void WriteUnknown(string standIn, TextSpan source) => Write(standIn, source, isUnknown: true);

    /// <summary>The object or array that begins there may have more than what is written.</summary>
    public void MarkOpen(int start) => _open.Add(start);

    public SourceJson ToJson() => new(_utf8.ToArray(), _marks, _open);

    private void Write(string json, TextSpan source, bool isUnknown)
    {
        if (json.Length == 0)
            return;

        _marks.Add(new(Position, source, isUnknown));
        _utf8.AddRange(Encoding.UTF8.GetBytes(json));
    }
}
