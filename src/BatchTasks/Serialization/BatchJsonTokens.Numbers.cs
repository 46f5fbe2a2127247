using System.Buffers.Text;
using BatchTasks.Json;

namespace BatchTasks;

// The numbers that answers have most, read as the Utf8JsonReader reads them.
public ref partial struct BatchJsonTokens
{
    internal readonly bool TryGetNumber(out int number) => Utf8Parser.TryParse(Value, out number, out var read) && read == Value.Length;

    internal readonly bool TryGetNumber(out long number) => Utf8Parser.TryParse(Value, out number, out var read) && read == Value.Length;

    internal readonly bool TryGetNumber(out double number) =>
        ShortNumber.TryRead(Value, out number) || (Utf8Parser.TryParse(Value, out number, out var read) && read == Value.Length);
}
