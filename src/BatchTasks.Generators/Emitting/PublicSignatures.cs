using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>How the public members of a task type begin, each up to its body.</summary>
internal static class PublicSignatures
{
    public const string DefinitionType = "global::BatchTasks.BatchTaskDefinition";
    public const string GetCustomId = "public string GetCustomId()";
    public const string ToBatchLine = "public string ToBatchLine()";

    /// <summary>A public property, or one of the interface alone where the type has something of that name.</summary>
    public static string Definition(string serializer, bool isTaken) =>
        isTaken ? $"static {DefinitionType} {serializer}.{GeneratedMemberNames.Definition}" : $"public static {DefinitionType} {GeneratedMemberNames.Definition}";

    public static string TryParseCustomId(CustomIdModel customId)
    {
        var parameters = string.Concat(customId.Holes.Select(h => $", out {h.TypeName} {h.Parameter}"));
        return $"{customId.Access} static bool TryParseCustomId(global::System.ReadOnlySpan<char> {customId.IdParameter}{parameters})";
    }

    /// <summary>Over several lines, with the body on the last.</summary>
    public static void ReadResultsAsync(SourceWriter writer, string access, string result, string body)
    {
        writer.Line($"{access} static global::System.Collections.Generic.IAsyncEnumerable<global::BatchTasks.BatchOutcome<{result}>> ReadResultsAsync(");
        writer.Indent();
        writer.Line("string? outputFile,");
        writer.Line("string? errorFile = null,");
        writer.Line("global::BatchTasks.BatchReadOptions? options = null,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.Line($"{body};");
        writer.Outdent();
    }
}
