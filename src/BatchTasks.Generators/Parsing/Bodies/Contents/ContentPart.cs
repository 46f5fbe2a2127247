using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing.Bodies.Contents;

/// <summary>One part of a content.</summary>
internal abstract record ContentPart
{
    /// <summary>Text, from a piece of a template.</summary>
    public sealed record Text(IReadOnlyList<Segment> Segments) : ContentPart
    {
        /// <summary>Whether there is nothing to read in it: it only lays out the template.</summary>
        public bool IsLayout => Segments.All(static each => each is Segment.Constant { Json: var json } && string.IsNullOrWhiteSpace(json.Replace("\\n", "").Replace("\\r", "").Replace("\\t", "")));
    }

    /// <summary>The value of a member.</summary>
    public sealed record Value(string Expression, ContentModel Content) : ContentPart
    {
        /// <summary>Whether it is one that the member's type says may be null. In code without nullable annotations nothing says so.</summary>
        public bool IsOptional { get; init; }

        /// <summary>Whether there may be nothing.</summary>
        public bool MayBeAbsent => Content.IsList || Content.IsNullable;
    }
}
