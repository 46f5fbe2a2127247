using System.Collections.Generic;

namespace BatchTasks.Generators.Model;

/// <summary>The public members that are generated into a task type, unless it has something of that name already.</summary>
internal static class GeneratedMemberNames
{
    public const string Definition = "Definition";
    public const string GetCustomId = "GetCustomId";
    public const string ToBatchLine = "ToBatchLine";
    public const string TryParseCustomId = "TryParseCustomId";
    public const string ReadResultsAsync = "ReadResultsAsync";

    public static readonly IReadOnlyList<string> All = [Definition, GetCustomId, ToBatchLine, TryParseCustomId, ReadResultsAsync];
}
