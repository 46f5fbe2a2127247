namespace BatchTasks.Emulator;

/// <summary>What goes wrong with the row of one request. The request itself is executed and billed as always.</summary>
public enum EmulatorRowFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The row is left out.</summary>
    Missing,

    /// <summary>The row stands twice in its file.</summary>
    Duplicate,

    /// <summary>Beside the row with a 2xx answer, the error file has one that says that the batch expired before. A row of another answer stands once, as always.</summary>
    Contradicted,

    /// <summary>The row stops in its middle: a line that is no JSON.</summary>
    Broken,

    /// <summary>After the row stands one of a <c>custom_id</c> that no request has.</summary>
    Unknown,
}
