namespace BatchTasks.Generators.Parsing.Bodies.Contents;

/// <summary>What a message can hold beside text.</summary>
[Flags]
internal enum ContentKind
{
    None = 0,
    Image = 1,
    Audio = 2,
    File = 4,

    /// <summary>Any of them: which one is known when the line is written.</summary>
    Any = 8,
}
