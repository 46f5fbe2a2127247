namespace BatchTasks.CodeFixes.Files;

/// <summary>The kinds of edits in batch files.</summary>
internal enum FileFixKind
{
    Replace,
    Remove,
    AddMethod,
    Rename,
    RemoveMark,
}
