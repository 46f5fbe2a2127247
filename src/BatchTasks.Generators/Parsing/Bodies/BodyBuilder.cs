using System.Collections.Generic;
using System.Text;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>Puts a body together, joining constants that meet into one.</summary>
internal sealed class BodyBuilder
{
    private readonly List<Segment> _segments = [];
    private readonly StringBuilder _constant = new();
    private bool _isEmpty = true;

    private BodyBuilder()
    {
    }

    /// <summary>A body, opened.</summary>
    public static BodyBuilder Open() => new BodyBuilder().Json("{");

    /// <summary>A piece of one.</summary>
    public static BodyBuilder Piece() => new();

    public BodyBuilder Json(string json)
    {
        _constant.Append(json);
        return this;
    }

    /// <summary>The name of a member of the body, with the comma before it. The value follows.</summary>
    public BodyBuilder Member(string name)
    {
        Json(_isEmpty ? "" : ",").Json(JsonText.Quote(name)).Json(":");
        _isEmpty = false;
        return this;
    }

    /// <summary>The comma before what comes next in an array or object of the body.</summary>
    public BodyBuilder Separate(Comma comma) => comma switch
    {
        Comma.Always => Json(","),
        Comma.IfDue => Add(new Segment.CommaIfDue()),
        _ => this,
    };

    /// <summary>A quoted string.</summary>
    public BodyBuilder Quoted(string text) => Json(JsonText.Quote(text));

    public BodyBuilder Add(Segment segment)
    {
        if (segment is Segment.Constant constant)
            return Json(constant.Json);

        FlushConstant();
        _segments.Add(segment);
        return this;
    }

    public BodyBuilder Add(IEnumerable<Segment> segments)
    {
        foreach (var segment in segments)
            Add(segment);

        return this;
    }

    /// <summary>The content of a JSON string from a template, with its quotes.</summary>
    public BodyBuilder Template(IEnumerable<Segment> parts) => Json("\"").Add(parts).Json("\"");

    public EquatableArray<Segment> Close() => Json("}").ToSegments();

    public EquatableArray<Segment> ToSegments()
    {
        FlushConstant();
        return _segments.ToEquatableArray();
    }

    private void FlushConstant()
    {
        if (_constant.Length == 0)
            return;

        _segments.Add(new Segment.Constant(_constant.ToString()));
        _constant.Clear();
    }
}
