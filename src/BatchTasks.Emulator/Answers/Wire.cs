using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>Writes JSON as the service does: on one line, text as UTF-8.</summary>
internal static class Wire
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        WriteTo(buffer, write);
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteTo(IBufferWriter<byte> buffer, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(buffer, s_options);
        write(writer);
    }
}
