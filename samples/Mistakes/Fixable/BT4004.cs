using System.Text;
using BatchTasks;

namespace Mistakes;

public static class ByteOrderMarkInFile
{
    public static void Write(IEnumerable<string> lines) => File.WriteAllLines("reviews.jsonl", lines, Encoding.UTF8); // BT4004
}
