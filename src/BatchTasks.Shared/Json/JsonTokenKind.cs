namespace BatchTasks.Shared.Json;

internal enum JsonTokenKind : byte
{
    None,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Name,
    String,
    Number,
    True,
    False,
    Null,
}
