using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Strings of a format or a pattern, and words where neither is asked for.</summary>
internal sealed class SchemaStrings(AnswerRandom random)
{
    private static readonly string[] s_words =
    [
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "island", "juniper", "kernel", "lantern", "meadow", "north", "orchard", "pebble",
    ];

    public string Write(JsonElement schema)
    {
        if (SchemaTypes.Text(schema, "format") is { } format && Formatted(format) is { } formatted)
            return formatted;

        if (SchemaTypes.Text(schema, "pattern") is { } pattern)
            return PatternText.Write(pattern, random) ?? Words(schema);

        return Words(schema);
    }

    private string? Formatted(string format)
    {
        var time = DateTime.UnixEpoch.AddDays(19_700 + random.Below(700)).AddSeconds(random.Below(86_400));
        return format switch
        {
            "date-time" => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "date" => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "time" => time.ToString("HH:mm:ssZ", CultureInfo.InvariantCulture),
            "duration" => $"P{random.Below(9) + 1}DT{random.Below(23) + 1}H{random.Below(59) + 1}M",
            "email" => $"{Word()}@example.com",
            "hostname" => $"{Word()}.example.com",
            "ipv4" => $"192.0.2.{random.Below(254) + 1}",
            "ipv6" => $"2001:db8::{random.Below(0xFFFF) + 1:x}",
            "uuid" => $"{random.Next():x16}{random.Next():x16}" is var hex
                ? $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}"
                : null,
            _ => null,
        };
    }

    private string Words(JsonElement schema)
    {
        var least = Math.Max(0, SchemaTypes.Integer(schema, "minLength"));
        var most = Math.Max(least, SchemaTypes.Integer(schema, "maxLength", int.MaxValue));
        var text = new StringBuilder($"{Word()} {Word()}");
        while (text.Length < least)
            text.Append(' ').Append(Word());

        if (text.Length > most)
            text.Length = most;

        return text.ToString();
    }

    private string Word() => s_words[random.Below(s_words.Length)];
}
