namespace BatchTasks.Shared.Rules;

/// <summary>The ids of the rules that depend on data, so that they are checked when a file is written or read: the same ids that the analyzers report.</summary>
internal static class FileRules
{
    /// <summary>Two requests of one file have the same <c>custom_id</c>.</summary>
    public const string DuplicateCustomId = "BT1106";

    /// <summary>A <c>custom_id</c> is empty, or longer than the service takes.</summary>
    public const string CustomIdLength = "BT1107";

    /// <summary>A value of the body, or of the id, that JSON or the service can't take.</summary>
    public const string ValueOutOfRange = "BT2003";

    /// <summary>More requests than one file may hold.</summary>
    public const string TooManyRequests = "BT5003";

    /// <summary>A file or a line of more bytes than the service takes.</summary>
    public const string TooLarge = "BT5004";

    /// <summary>A file without any request.</summary>
    public const string NoRequests = "BT5006";

    /// <summary>More embedding inputs than one request or one batch may hold.</summary>
    public const string TooManyInputs = "BT5007";
}
