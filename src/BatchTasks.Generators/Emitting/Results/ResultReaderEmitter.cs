using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints how a result is read: the statements of <c>ReadResult</c> and the methods that they call, members of the task type.</summary>
internal static class ResultReaderEmitter
{
    private const string List = "global::System.Collections.Generic.List";
    private const string MemoryVectors =
        "global::System.Array.ConvertAll(answer.ReadEmbeddings(), static vector => new global::System.ReadOnlyMemory<float>(vector))";

    /// <summary>Prints the statements of <c>ReadResult(BatchAnswer answer)</c>.</summary>
    public static void EmitReadResultBody(SourceWriter writer, ResultModel model)
    {
        if (model.Form == ResultForm.ToolCalls && model.Tools.Count > 0)
            EmitReadToolCalls(writer, model.Tools);
        else
            writer.Line($"return {Result(model)};");
    }

    /// <summary>Prints the methods that read the types of a structured result, with an empty line between two of them. Other results have none.</summary>
    public static void Emit(SourceWriter writer, ResultModel model)
    {
        if (model.StructuredOrOfChoice is not { } structured)
        {
            EmitReaders(writer, model.ToolReaders, isFirst: true);
            return;
        }

        if (structured.WrapperMethod is { } wrapper)
            WrapperEmitter.Emit(writer, wrapper, structured.Value);

        EmitReaders(writer, structured.Readers, isFirst: !structured.IsWrapped);
    }

    private static void EmitReaders(SourceWriter writer, EquatableArray<ResultReaderModel> readers, bool isFirst)
    {
        foreach (var reader in readers)
        {
            if (!isFirst)
                writer.Line();

            EmitReader(writer, reader);
            isFirst = false;
        }
    }

    private static string Result(ResultModel model) => model.ListItem is { } item ? $"new {List}<{item}>({Value(model)})" : Value(model);

    private static string Value(ResultModel model) => model.Form switch
    {
        ResultForm.Text => "answer.ReadString()",
        ResultForm.Structured => StructuredResult(model.Structured!),
        ResultForm.Vector => "answer.ReadEmbedding()",
        ResultForm.VectorArray => "answer.ReadEmbeddings()",
        ResultForm.VectorList => $"new {List}<float[]>(answer.ReadEmbeddings())",
        ResultForm.VectorMemoryArray => MemoryVectors,
        ResultForm.VectorMemoryList => $"new {List}<global::System.ReadOnlyMemory<float>>({MemoryVectors})",
        ResultForm.Body => $"answer.{model.BodyMethod}()",
        ResultForm.Choice => Choices("ReadChoice", model.Choice!),
        ResultForm.Choices => Choices("ReadChoices", model.Choice!),
        ResultForm.ToolCalls => "answer.ReadToolCalls(static (name, arguments) => null)",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Form, null),
    };

    private static string Choices(string method, ResultModel value) => $"answer.{method}<{value.TypeName}>(static answer => {Value(value)})";

    private static void EmitReadToolCalls(SourceWriter writer, EquatableArray<ToolModel> tools)
    {
        writer.Line("return answer.ReadToolCalls(static (name, arguments) => name switch");
        writer.Line("{");
        writer.Indent();
        foreach (var tool in tools)
            writer.Line($"{Literal.Text(tool.Name)} => {ReaderSyntax.BatchJson}.Read<{tool.TypeName}>(arguments, {tool.Method}),");

        writer.Line("_ => null,");
        writer.Outdent();
        writer.Line("});");
    }

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
