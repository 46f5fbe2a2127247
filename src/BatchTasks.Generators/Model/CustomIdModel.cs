namespace BatchTasks.Generators.Model;

/// <summary>The custom_id of a task type.</summary>
/// <param name="Template">The template as it was declared.</param>
/// <param name="Segments">How it is written.</param>
/// <param name="Literals">The literal texts before, between and after the holes: one more than holes.</param>
/// <param name="Holes">What is read back.</param>
/// <param name="IdParameter">The name of TryParseCustomId's first parameter, one that no hole's parameter has.</param>
/// <param name="MatchVariable">The name of the variable that holds what the template has found in the id, likewise.</param>
/// <param name="Access">The accessibility of generated members whose signatures name the members of the id.</param>
internal sealed record CustomIdModel(
    string Template,
    EquatableArray<Segment> Segments,
    EquatableArray<string> Literals,
    EquatableArray<CustomIdHoleModel> Holes,
    string IdParameter,
    string MatchVariable,
    string Access);

/// <summary>One member in a custom_id.</summary>
/// <param name="Member">The member's name: two holes of one name have one value.</param>
/// <param name="Parameter">The name of the out parameter, as C# source.</param>
/// <param name="TypeName">The member's type as C# source, fully qualified.</param>
/// <param name="Kind">Which texts the type takes.</param>
/// <param name="Names">Of an enum: each distinct value's first name, and the text that it is written as.</param>
internal sealed record CustomIdHoleModel(string Member, string Parameter, string TypeName, CustomIdKind Kind, EquatableArray<EnumMemberModel> Names);

/// <summary>The types whose texts can be read back. The names are those of the runtime's CustomIdText, and of what CustomIdMatch reads.</summary>
internal enum CustomIdKind
{
    String,
    Char,
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Guid,
    DateOnly,
    TimeOnly,
    DateTime,
    DateTimeOffset,
    TimeSpan,
    Enum,
}
