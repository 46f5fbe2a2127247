using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BatchTasks.Cli.Json;

/// <summary>The documents that the tool writes with --json; docs/tool.md shows them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(BatchDocument))]
[JsonSerializable(typeof(BatchListDocument))]
[JsonSerializable(typeof(EmulateDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(EstimateDocument))]
[JsonSerializable(typeof(OutcomeDocument))]
[JsonSerializable(typeof(PreviewDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(SplitDocument))]
[JsonSerializable(typeof(ValidateDocument))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    // Not made at once: the generated part may not have made its own by then.
    private static ToolJson? s_readable;
    private static ToolJson? s_compact;

    /// <summary>For documents. Text outside ASCII is written as it is: the output is UTF-8 and no part of a web page.</summary>
    public static ToolJson Readable => s_readable ??= Of(isIndented: true);

    /// <summary>For lines.</summary>
    public static ToolJson Compact => s_compact ??= Of(isIndented: false);

    public static string Write<T>(T document, JsonTypeInfo<T> type) => JsonSerializer.Serialize(document, type);

    private static ToolJson Of(bool isIndented) =>
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = isIndented });
}
