namespace BatchTasks.Generators.Flow;

/// <summary>What a call does to request lines, as far as the flow of them goes.</summary>
internal enum FlowRole
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>Gives the line of the task that it is called on, or that is its first argument.</summary>
    MakeLine,

    /// <summary>Writes the line of its first argument, a task, into the second.</summary>
    WriteTask,

    /// <summary>Writes tasks (second argument) into a stream or pipe, or replaces the file of a path with them (first argument).</summary>
    WriteTasks,

    /// <summary>Adds what its arguments carry to the object that it is called on.</summary>
    AddLines,

    /// <summary>Adds the second argument's lines to the file of a path (first argument).</summary>
    AppendFile,

    /// <summary>Replaces the file of a path (first argument) with the second argument's lines.</summary>
    OverwriteFile,

    /// <summary>Does something else with the file of a path, or with a directory (first argument).</summary>
    TouchFile,

    /// <summary>Empties the object that it is called on.</summary>
    Clear,

    /// <summary>Gives the object that it is called on, or its first argument, in another form.</summary>
    Same,

    /// <summary>Gives one of the elements, or some of them, or a part, of the object that it is called on.</summary>
    Element,

    /// <summary>Gives what its object and its arguments carry, put together into another object.</summary>
    Combine,

    /// <summary>Gives what its lambda returns, for each element.</summary>
    Project,

    /// <summary>Calls its lambda for each element.</summary>
    ForEach,

    /// <summary>Uploads a file (first argument).</summary>
    Upload,

    /// <summary>Takes lines out of the program: into a request of another client.</summary>
    Send,
}
