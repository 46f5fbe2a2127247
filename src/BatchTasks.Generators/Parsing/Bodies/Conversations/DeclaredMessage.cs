using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;

namespace BatchTasks.Generators.Parsing.Bodies.Conversations;

/// <summary>A message that an attribute of the type declares.</summary>
internal sealed record DeclaredMessage(string Role, IReadOnlyList<ContentPart> Content)
{
    /// <summary>Whether it tells the model what to do, before anything is said.</summary>
    public bool IsInstruction => Role is "system" or "developer";

    /// <summary>Whether it has the word JSON, or is nothing but what each task has of its own.</summary>
    public bool MayMentionJson
    {
        get
        {
            var texts = Content.OfType<ContentPart.Text>().SelectMany(static part => part.Segments).ToList();
            var constants = texts.OfType<Segment.Constant>().Where(static constant => constant.Json.Replace("\\n", "").Replace("\\r", "").Replace("\\t", "").Any(char.IsLetterOrDigit)).ToList();
            return (constants.Count == 0 && texts.Count > 0) || constants.Any(static constant => constant.Json.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0);
        }
    }
}

/// <summary>A member that is a conversation.</summary>
/// <param name="Declared">The member.</param>
/// <param name="Type">How its messages are written.</param>
internal sealed record MessagesMember(TaskMember Declared, ConversationType Type)
{
    public Segment.Messages Segment(string method) =>
        new(Declared.Expression, Declared.Type.MayBeNull(), Type.Converter, method) { HasNullableItems = Type.HasNullableItems };
}

/// <summary>The messages of a task, in the order in which they are sent.</summary>
/// <param name="Before">Those before what the member has.</param>
/// <param name="Member">The member, or null.</param>
/// <param name="After">Those after it.</param>
internal sealed record Conversation(IReadOnlyList<DeclaredMessage> Before, MessagesMember? Member, IReadOnlyList<DeclaredMessage> After)
{
    /// <summary>Whether a message may have the word JSON: one says it, or has a text that is not known.</summary>
    public bool MayMentionJson => Member is not null || Before.Concat(After).Any(static message => message.MayMentionJson);
}
