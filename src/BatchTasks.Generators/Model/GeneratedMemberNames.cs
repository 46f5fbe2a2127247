using System.Collections.Generic;
using System.Globalization;

namespace BatchTasks.Generators.Model;

/// <summary>The names of what is generated into a task type. Public members are left out where the type has something of that name already.</summary>
internal static class GeneratedMemberNames
{
    public const string Definition = "Definition";
    public const string GetCustomId = "GetCustomId";
    public const string ToBatchLine = "ToBatchLine";
    public const string TryParseCustomId = "TryParseCustomId";
    public const string ReadResultsAsync = "ReadResultsAsync";

    /// <summary>The partial method in which a task writes what it wants of its body itself.</summary>
    public const string WriteExtraBody = "WriteExtraBody";

    /// <summary>The private members, which the type may not have too.</summary>
    public const string CustomIdTemplate = "__customIdTemplate";
    public const string BodyNames = "__bodyNames";
    public const string WriteEnum = "__WriteEnum";

    /// <summary>How the names of the readers of results begin.</summary>
    public const string Reader = "__Read";

    /// <summary>What the names of the properties of captured parameters have before the parameters' names.</summary>
    /// <remarks>Three underscores: other generated members begin with two, and a parameter may be named as one of them goes on.</remarks>
    public const string Captured = "___";

    /// <summary>How the names of generated files end.</summary>
    public const string FileEnding = ".BatchTask.g.cs";

    /// <summary>The reader of an enum in a custom_id, by the enum's place among those of the task.</summary>
    public static string ReadEnum(int index) => "__ReadEnum" + index.ToString(CultureInfo.InvariantCulture);

    public static readonly IReadOnlyList<string> All = [Definition, GetCustomId, ToBatchLine, TryParseCustomId, ReadResultsAsync];
}
