using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints how a result is read: the statements of <c>ReadResult</c> and the methods that they call, members of the task type.</summary>
internal static class ResultReaderEmitter
{
    private const string List = "global::System.Collections.Generic.List";
    private const string MemoryVectors =
        "global::System.Array.ConvertAll(answer.ReadEmbeddings(), static vector => new global::System.ReadOnlyMemory<float>(vector))";

    /// <summary>Prints the statements of <c>ReadResult(BatchAnswer answer)</c>.</summary>
    public static void EmitReadResultBody(SourceWriter writer, ResultModel model) => writer.Line($"return {Result(model)};");

    /// <summary>Prints the methods that read the types of a structured result, with an empty line between two of them. Other results have none.</summary>
    public static void Emit(SourceWriter writer, ResultModel model)
    {
        if (model.Structured is not { } structured)
            return;

        if (structured.WrapperMethod is { } wrapper)
            WrapperEmitter.Emit(writer, wrapper, structured.Value);

        for (var i = 0; i < structured.Readers.Count; i++)
        {
            if (i > 0 || structured.IsWrapped)
                writer.Line();

            EmitReader(writer, structured.Readers[i]);
        }
    }

    private static string Result(ResultModel model) => model.Form switch
    {
        ResultForm.Text => "answer.ReadString()",
        ResultForm.Structured => StructuredResult(model.Structured!),
        ResultForm.Vector => "answer.ReadEmbedding()",
        ResultForm.VectorArray => "answer.ReadEmbeddings()",
        ResultForm.VectorList => $"new {List}<float[]>(answer.ReadEmbeddings())",
        ResultForm.VectorMemoryArray => MemoryVectors,
        ResultForm.VectorMemoryList => $"new {List}<global::System.ReadOnlyMemory<float>>({MemoryVectors})",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Form, null),
    };

    private static string StructuredResult(StructuredResultModel model) =>
        $"{ReaderSyntax.BatchJson}.Read<{ReaderSyntax.TypeOf(model.Value)}>(answer, {model.WrapperMethod ?? ReaderSyntax.Method(model.Value)})";

    private static void EmitReader(SourceWriter writer, ResultReaderModel reader)
    {
        switch (reader)
        {
            case ObjectReaderModel model:
                ObjectReaderEmitter.Emit(writer, model);
                break;
            case UnionReaderModel model:
                UnionReaderEmitter.Emit(writer, model);
                break;
            case EnumReaderModel model:
                EnumReaderEmitter.Emit(writer, model);
                break;
            case CollectionReaderModel model:
                CollectionReaderEmitter.Emit(writer, model);
                break;
            case DictionaryReaderModel model:
                DictionaryReaderEmitter.Emit(writer, model);
                break;
            case SerializerReaderModel model:
                writer.Line($"{ReaderSyntax.Head(model.TypeName, model.Method)} =>");
                writer.Indent();
                writer.Line($"{ReaderSyntax.BatchJson}.Deserialize<{model.TypeName}>(ref reader, {model.ContextName}.Default);");
                writer.Outdent();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reader), reader, null);
        }
    }
}
