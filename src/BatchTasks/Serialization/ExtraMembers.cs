using System.Buffers;
using System.Text.Json;

namespace BatchTasks;

/// <summary>The members of a body that a task writes by itself, as an object of their own first.</summary>
internal static class ExtraMembers
{
    public static void Write<TTask>(TTask task, Action<TTask, Utf8JsonWriter> write, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        write(task, writer);
        if (writer.CurrentDepth != 1)
        {
            throw new InvalidOperationException(writer.CurrentDepth == 0
                ? "The extra members of the body have closed the body, which is opened and closed by the generated code. Write members only."
                : "The extra members of the body have left an object or array open. Close it.");
        }

        try
        {
            writer.WriteEndObject();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException("The extra members of the body end with a name that has no value. Write a value, if only null.", e);
        }

        writer.Flush();
    }

    public static JsonDocument Parse(ReadOnlyMemory<byte> written, int depth)
    {
        try
        {
            return JsonDocument.Parse(written, new JsonDocumentOptions { MaxDepth = depth });
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The extra members of the body are no JSON, which raw text among them must be: {e.Message}", e);
        }
    }

    public static void CheckName(string name, string[] taken, HashSet<string> names)
    {
        if (Array.IndexOf(taken, name) >= 0)
            throw new InvalidOperationException($"The extra members of the body have '{ContentText.Shorten(name)}', which the body has already. Leave out one of the two.");

        if (!names.Add(name))
            throw new InvalidOperationException($"The extra members of the body have '{ContentText.Shorten(name)}' twice. Leave out one of the two.");
    }
}
