using System;
using System.Collections.Generic;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Lines;

/// <summary>What one request line of an input file holds, as far as its rules are about it. Spans count from the line's beginning.</summary>
internal sealed class BatchLine
{
    /// <summary>Why the line is not JSON, or null where it is.</summary>
    public JsonError? Error { get; internal set; }

    /// <summary>The whole value: an object in a line that is as it should be.</summary>
    public LineValue Root { get; internal set; }

    public LineValue CustomId { get; internal set; }

    public LineValue Method { get; internal set; }

    public LineValue Url { get; internal set; }

    public LineValue Body { get; internal set; }

    public LineValue Model { get; internal set; }

    public LineValue Stream { get; internal set; }

    public LineValue Messages { get; internal set; }

    public LineValue Input { get; internal set; }

    public LineValue Prompt { get; internal set; }

    public LineValue Images { get; internal set; }

    /// <summary>Inputs in <c>body.input</c>: an array of texts or of token arrays counts each element, anything else is one.</summary>
    public int InputCount { get; internal set; }

    /// <summary>Names of fields of the line that are none of custom_id, method, url, body.</summary>
    public IReadOnlyList<ByteSpan> ForeignFields => _foreignFields ?? (IReadOnlyList<ByteSpan>)[];

    /// <summary>Names that the line or its body holds a second time.</summary>
    public IReadOnlyList<ByteSpan> DuplicateKeys => _duplicateKeys ?? (IReadOnlyList<ByteSpan>)[];

    private List<ByteSpan>? _foreignFields;
    private List<ByteSpan>? _duplicateKeys;

    /// <summary>Reads a line, without its line break. A line that is not JSON holds what came before its error.</summary>
    public static BatchLine Scan(ReadOnlySpan<byte> line) => BatchLineScan.Scan(line);

    /// <summary>The part of the body that the rules know under that name.</summary>
    public LineValue BodyPart(string name) => name switch
    {
        "model" => Model,
        "stream" => Stream,
        "messages" => Messages,
        "input" => Input,
        "prompt" => Prompt,
        "images" => Images,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The rules know no such part of a body."),
    };

    internal void AddForeignField(ByteSpan name) => (_foreignFields ??= []).Add(name);

    internal void AddDuplicateKey(ByteSpan name) => (_duplicateKeys ??= []).Add(name);
}
