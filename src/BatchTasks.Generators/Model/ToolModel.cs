namespace BatchTasks.Generators.Model;

/// <summary>A function that the model may call: how the arguments of a call are read.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="TypeName">The type of the arguments, as C# source, fully qualified.</param>
/// <param name="Method">The method that reads them.</param>
internal sealed record ToolModel(string Name, string TypeName, string Method);

/// <summary>A record that is generated for the arguments of a function that a method describes.</summary>
/// <param name="Name">Its name, as C# source.</param>
/// <param name="Access">Its accessibility.</param>
/// <param name="Function">The name of the method.</param>
/// <param name="Members">Its parameters.</param>
internal sealed record ToolRecordModel(string Name, string Access, string Function, EquatableArray<ToolRecordMemberModel> Members)
{
    /// <summary>How the names of these records end.</summary>
    public const string Ending = "Arguments";
}

/// <summary>A parameter of such a record.</summary>
/// <param name="Name">Its name, as C# source.</param>
/// <param name="TypeName">Its type as C# source, fully qualified, with nullable annotations.</param>
internal sealed record ToolRecordMemberModel(string Name, string TypeName);
