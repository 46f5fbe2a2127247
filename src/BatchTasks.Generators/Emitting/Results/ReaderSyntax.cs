using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>The turns of phrase that the generated readers share.</summary>
internal static class ReaderSyntax
{
    public const string BatchJson = "global::BatchTasks.BatchJson";
    public const string TokenType = "global::System.Text.Json.JsonTokenType";

    /// <summary>The head of a method that reads the value on which the reader stands.</summary>
    public static string Head(string type, string method) => $"private static {type} {method}(ref global::BatchTasks.BatchJsonTokens reader)";

    /// <summary>The type of a value, with <c>?</c> where it may be null.</summary>
    public static string TypeOf(ResultValueModel value) => value.IsNullable ? value.TypeName + "?" : value.TypeName;

    /// <summary>The method that reads a value that is not null.</summary>
    public static string Method(ResultValueModel value) => value.IsScalar ? $"{BatchJson}.{value.Method}" : value.Method;

    /// <summary>The expression that reads a value.</summary>
    public static string Read(ResultValueModel value)
    {
        var read = $"{Method(value)}(ref reader)";
        return value.IsNullable ? $"reader.TokenType == {TokenType}.Null ? null : {read}" : read;
    }

    /// <summary>The expression for a property that the answer lacks.</summary>
    public static string ThrowMissing(string property, string owner) => $"throw {BatchJson}.Missing({Literal.Text(property)}, {Literal.Text(owner)})";

    /// <summary>The last branch of the loop over an object's properties.</summary>
    public static void EmitSkipUnknown(SourceWriter writer)
    {
        writer.Open("else");
        writer.Line("reader.Skip();");
        writer.Close();
    }

    /// <summary>The step into an object.</summary>
    public static void EmitStartObject(SourceWriter writer, string owner)
    {
        writer.Line($"{BatchJson}.ReadStartObject(ref reader, {Literal.Text(owner)});");
        writer.Line();
    }

    /// <summary>The loop over an object's properties.</summary>
    public static void OpenPropertyLoop(SourceWriter writer)
    {
        writer.Line();
        writer.Open("while (reader.ReadPropertyName())");
    }
}
