using System.Text.Json;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>Only counts line breaks: what reading at all costs.</summary>
internal sealed class NewlineCounter : ResultReader
{
    public override string Name => "counting newlines (limit)";

    public override bool IsTyped => false;

    public override void Read(byte[] file, ChatTally tally) => tally.AddLines(file.AsSpan().Count((byte)'\n'));
}

/// <summary>Goes over all tokens with <see cref="Utf8JsonReader"/> and keeps none.</summary>
internal sealed class TokenWalker : ResultReader
{
    public override string Name => "Utf8JsonReader walk, nothing kept";

    public override bool IsTyped => false;

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
        {
            var json = new Utf8JsonReader(lines.Current);
            while (json.Read())
            {
            }

            tally.AddLines(1);
        }
    }
}
