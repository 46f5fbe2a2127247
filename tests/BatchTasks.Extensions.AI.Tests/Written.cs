using System.Buffers;
using System.Text;

namespace BatchTasks.MessageTests;

internal static class Written
{
    private delegate void Writing(ref BatchLineWriter writer);

    public static string Chat(BatchMessage message) => By((ref BatchLineWriter writer) => writer.WriteChatMessage(message));

    public static string Responses(BatchMessage message) => By((ref BatchLineWriter writer) => writer.WriteResponsesItems(message));

    private static string By(Writing writing)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(output);
        writing(ref writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
