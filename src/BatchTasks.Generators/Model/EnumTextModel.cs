namespace BatchTasks.Generators.Model;

/// <summary>The names of an enum as they are written.</summary>
/// <param name="TypeName">The enum as C# source, fully qualified.</param>
/// <param name="Underlying">The C# keyword of its underlying type.</param>
/// <param name="Members">Each distinct value's first name.</param>
internal sealed record EnumTextModel(string TypeName, string Underlying, EquatableArray<EnumMemberModel> Members);

/// <summary>One member of an enum.</summary>
/// <param name="Field">The member's name as C# source.</param>
/// <param name="Text">The text that it is written as.</param>
internal sealed record EnumMemberModel(string Field, string Text);
