using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>The methods and properties through which request lines go, by their names and the types that declare them.</summary>
internal static class KnownMethods
{
    private const string BatchFile = "BatchTasks.BatchFile";
    private const string BatchLine = "BatchTasks.BatchLine";
    private const string BatchService = "BatchTasks.BatchService";
    private const string FileClient = "OpenAI.Files.OpenAIFileClient";
    private const string File = "System.IO.File";
    private const string Directory = "System.IO.Directory";
    private const string Stream = "System.IO.Stream";
    private const string TextWriter = "System.IO.TextWriter";
    private const string StringBuilder = "System.Text.StringBuilder";
    private const string Collection = "System.Collections.Generic.ICollection`1";
    private const string List = "System.Collections.Generic.List`1";
    private const string Buffer = "System.Buffers.ArrayBufferWriter`1";
    private const string Enumerable = "System.Linq.Enumerable";
    private const string String = "System.String";
    private const string Object = "System.Object";
    private const string Task = "System.Threading.Tasks.Task";
    private const string ValueTask = "System.Threading.Tasks.ValueTask`1";

    private static readonly Dictionary<string, (string Type, FlowRole Role)[]> s_methods = Table(
        (FlowRole.WriteTasks, BatchFile, "WriteAsync"),
        (FlowRole.WriteTask, BatchLine, "Write"),
        (FlowRole.MakeLine, BatchLine, "GetText"),
        (FlowRole.AppendFile, File, "AppendAllText AppendAllTextAsync AppendAllLines AppendAllLinesAsync AppendAllBytes AppendAllBytesAsync"),
        (FlowRole.OverwriteFile, File, "WriteAllText WriteAllTextAsync WriteAllLines WriteAllLinesAsync WriteAllBytes WriteAllBytesAsync"),
        (FlowRole.TouchFile, File, "Delete Move Replace Copy Create CreateText Open OpenWrite AppendText"),
        (FlowRole.TouchFile, Directory, "Delete Move"),
        (FlowRole.AddLines, Stream, "Write WriteAsync"),
        (FlowRole.AddLines, TextWriter, "Write WriteAsync WriteLine WriteLineAsync"),
        (FlowRole.AddLines, StringBuilder, "Append AppendLine AppendJoin"),
        (FlowRole.AddLines, Collection, "Add"),
        (FlowRole.AddLines, List, "AddRange Insert InsertRange"),
        (FlowRole.Clear, Stream, "SetLength Seek"),
        (FlowRole.Clear, StringBuilder, "Clear Remove Replace"),
        (FlowRole.Clear, Collection, "Clear Remove"),
        (FlowRole.Clear, List, "RemoveAll RemoveAt RemoveRange"),
        (FlowRole.Clear, Buffer, "Clear ResetWrittenCount"),
        (FlowRole.Same, Enumerable, "AsEnumerable"),
        (FlowRole.Same, List, "AsReadOnly"),
        (FlowRole.Same, String, "Trim TrimEnd ToString"),
        (FlowRole.Same, "System.Text.Encoding", "GetBytes"),
        (FlowRole.Same, "System.BinaryData", "FromString FromBytes FromStream FromStreamAsync"),
        (FlowRole.Same, Task, "ConfigureAwait GetAwaiter WaitAsync FromResult"),
        (FlowRole.Same, ValueTask, "ConfigureAwait AsTask"),
        (FlowRole.Same, "System.IO.Pipelines.PipeWriter", "Create AsStream"),
        (FlowRole.Element, Enumerable, "First FirstOrDefault Single SingleOrDefault Last ElementAt Where Take Skip TakeWhile SkipWhile"),
        (FlowRole.Element, "System.Collections.Generic.IEnumerable`1", "GetEnumerator"),
        (FlowRole.Combine, Enumerable, "Concat Append Prepend Union ToList ToArray Order OrderBy Reverse Distinct Cast"),
        (FlowRole.Combine, List, "ToArray"),
        (FlowRole.Combine, "System.IO.MemoryStream", "ToArray"),
        (FlowRole.Combine, Object, "ToString"),
        (FlowRole.Combine, String, "Concat Join"),
        (FlowRole.Project, Enumerable, "Select SelectMany"),
        (FlowRole.ForEach, List, "ForEach"),
        (FlowRole.ForEach, "System.Array", "ForEach"),
        (FlowRole.Upload, BatchService, "UploadAsync"),
        (FlowRole.Upload, FileClient, "UploadFile UploadFileAsync"),
        (FlowRole.Send, "System.ClientModel.BinaryContent", "Create"));

    private static readonly Dictionary<string, (string Type, FlowRole Role)[]> s_properties = Table(
        (FlowRole.Element, "BatchTasks.BatchFileSet", "Parts"),
        (FlowRole.Element, "BatchTasks.BatchFilePart", "Path"),
        (FlowRole.Element, "System.Collections.Generic.IReadOnlyList`1", "this[]"),
        (FlowRole.Element, "System.Collections.Generic.IEnumerator`1", "Current"),
        (FlowRole.Element, "System.ClientModel.ClientResult`1", "Value"),
        (FlowRole.Element, "OpenAI.Files.OpenAIFile", "Id"),
        (FlowRole.Element, Task, "Result"),
        (FlowRole.Same, "System.IO.StreamWriter", "BaseStream"),
        (FlowRole.Same, "System.IO.Pipelines.Pipe", "Writer"));

    /// <summary>How the names of those of the framework's methods begin that take something out of a collection, builder or pipe, beside the known ones.</summary>
    private static readonly string[] s_takeOut = ["Clear", "Remove", "Except", "Intersect", "SymmetricExcept", "Replace", "Reset", "Set"];

    /// <summary>Types that write on into what their constructor's first argument is.</summary>
    private static readonly string[] s_wrappers =
    [
        "System.IO.StreamWriter", "System.IO.BufferedStream", "System.IO.Compression.GZipStream", "System.IO.Compression.BrotliStream",
    ];

    /// <summary>Sinks of which nothing is known to leave the program: what is in them counts when it goes on into a file.</summary>
    private static readonly string[] s_inMemory = [StringBuilder, Collection, "System.IO.MemoryStream", "System.IO.StringWriter"];

    public static FlowRole RoleOf(IMethodSymbol method) => Find(s_methods, method.Name, method.ContainingType);

    public static FlowRole RoleOf(IPropertySymbol property) => Find(s_properties, property.Name, property.ContainingType);

    /// <summary>Whether a method of the framework may take out again what was added.</summary>
    public static bool MayTakeOut(IMethodSymbol method) => s_takeOut.Any(begin => method.Name.StartsWith(begin, StringComparison.Ordinal));

    public static bool IsWrapper(ITypeSymbol type) => s_wrappers.Any(name => IsNamed(type, name));

    /// <summary>
    /// Whether lines that are added to an object of the static type go into a file. A text writer may be the console or a test's output.
    /// </summary>
    public static bool IsFile(ITypeSymbol type) => !s_inMemory.Any(name => IsOrDerives(type, name)) && (IsOrDerives(type, Stream) || IsOrDerives(type, "System.IO.StreamWriter"));

    /// <summary>Whether what is added to a field, parameter or local goes into a file; so it does for the file of a path.</summary>
    public static bool IsFile(object place) => place switch
    {
        IParameterSymbol parameter => IsFileOrBuffer(parameter.Type),
        IFieldSymbol field => IsFileOrBuffer(field.Type),
        IPropertySymbol property => IsFileOrBuffer(property.Type),
        ILocalSymbol local => IsFileOrBuffer(local.Type),
        _ => true,
    };

    private static bool IsFileOrBuffer(ITypeSymbol type) => IsPath(type) || IsFile(type) || IsOrDerives(type, "System.Buffers.IBufferWriter`1");

    public static bool IsPath(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static FlowRole Find(Dictionary<string, (string Type, FlowRole Role)[]> table, string name, INamedTypeSymbol? type)
    {
        if (type is null || !table.TryGetValue(name, out var rows))
            return FlowRole.None;

        foreach (var row in rows)
        {
            if (IsOrDerives(type, row.Type))
                return row.Role;
        }

        return FlowRole.None;
    }

    private static bool IsOrDerives(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current, name))
                return true;
        }

        return type.AllInterfaces.Any(each => IsNamed(each, name));
    }

    private static bool IsNamed(ITypeSymbol type, string name) =>
        name.EndsWith(type.MetadataName, StringComparison.Ordinal)
        && name.LastIndexOf('.') is var dot
        && type.IsNamed(name.Substring(0, dot), name.Substring(dot + 1));

    /// <summary>The rows by the names of the members. Of two rows for one name, the more special comes first.</summary>
    private static Dictionary<string, (string Type, FlowRole Role)[]> Table(params (FlowRole Role, string Type, string Names)[] rows) => rows
        .SelectMany(static row => row.Names.Split(' ').Select(name => (Name: name, row.Type, row.Role)))
        .GroupBy(static row => row.Name)
        .ToDictionary(static names => names.Key, static names => names.Select(static row => (row.Type, row.Role)).ToArray(), StringComparer.Ordinal);
}
