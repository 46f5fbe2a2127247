using System.Text;
using System.Text.Json;

namespace BatchTasks.Tests.Serialization;

public sealed class BatchJsonTests
{
    private delegate T Reading<T>(ref BatchJsonTokens reader);

    private static T Read<T>(string json, Reading<T> reading)
    {
        var reader = new BatchJsonTokens(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return reading(ref reader);
    }

    private static void Reads<T>(T expected, string json, Reading<T> reading, params string[] refused)
    {
        Assert.Equal(expected, Read(json, reading));
        foreach (var other in refused)
            Assert.Contains("expected", Assert.Throws<JsonException>(() => Read(other, reading)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_type_is_read_or_refused_with_a_reason()
    {
        Reads("é", "\"\\u00e9\"", BatchJson.ReadString, "1", "null", "[]");
        Reads('x', "\"x\"", BatchJson.ReadChar, "\"\"", "\"xy\"", "1");
        Reads(true, "true", BatchJson.ReadBoolean, "\"true\"", "1", "null");
        Reads((byte)255, "255", BatchJson.ReadByte, "256", "-1", "1.5", "\"1\"");
        Reads((sbyte)-128, "-128", BatchJson.ReadSByte, "128", "\"1\"");
        Reads((short)-32768, "-32768", BatchJson.ReadInt16, "32768", "{}");
        Reads((ushort)65535, "65535", BatchJson.ReadUInt16, "65536", "{}");
        Reads(int.MinValue, "-2147483648", BatchJson.ReadInt32, "2147483648", "1.5");
        Reads(uint.MaxValue, "4294967295", BatchJson.ReadUInt32, "4294967296", "-1");
        Reads(long.MinValue, "-9223372036854775808", BatchJson.ReadInt64, "9223372036854775808", "true");
        Reads(ulong.MaxValue, "18446744073709551615", BatchJson.ReadUInt64, "18446744073709551616", "-1");
        Reads(0.5f, "0.5", BatchJson.ReadSingle, "1e99", "\"0.5\"");
        Reads(1e300, "1e300", BatchJson.ReadDouble, "1e999", "null");
        Reads(0.1m, "0.1", BatchJson.ReadDecimal, "1e99", "\"0.1\"");
        Reads(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", BatchJson.ReadGuid, "\"x\"", "5");
        Reads(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"", BatchJson.ReadDateTime, "\"soon\"", "5");
        Reads(
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9)), "\"2026-01-02T03:04:05+09:00\"", BatchJson.ReadDateTimeOffset, "\"soon\"", "5");
        Reads(new DateOnly(2026, 1, 2), "\"2026-01-02\"", BatchJson.ReadDateOnly, "\"2026-1-2\"", "\"2026-02-30\"", "5");
        Reads(new TimeOnly(3, 4, 5, 600), "\"03:04:05.6\"", BatchJson.ReadTimeOnly, "\"25:00:00\"", "5");
        Reads(new TimeOnly(3, 4, 5), "\"03:04:05Z\"", BatchJson.ReadTimeOnly);
        Reads(new TimeSpan(1, 30, 0), "\"PT1H30M\"", BatchJson.ReadTimeSpan, "\"long\"", "\"P99999999999D\"", "5");
        Reads(new TimeSpan(1, 30, 0), "\"01:30:00\"", BatchJson.ReadTimeSpan);
        Reads(new Uri("https://example.org/a"), "\"https://example.org/a\"", BatchJson.ReadUri, "5", "\"https://[\"");
    }

    [Fact]
    public void What_was_found_is_named()
    {
        Assert.Contains("\"x\"", Refused("\"x\""), StringComparison.Ordinal);
        Assert.Contains("1.5", Refused("1.5"), StringComparison.Ordinal);
        Assert.Contains("an object", Refused("{}"), StringComparison.Ordinal);
        Assert.Contains("an array", Refused("[]"), StringComparison.Ordinal);
        Assert.Contains("null", Refused("null"), StringComparison.Ordinal);
        Assert.Contains("\"" + new string('x', 80) + "…\"", Refused($"\"{new string('x', 500)}\""), StringComparison.Ordinal);
        Assert.Contains("\ufffd", Refused("\"\\ud83d\""), StringComparison.Ordinal);

        static string Refused(string json) => Assert.Throws<JsonException>(() => Read(json, BatchJson.ReadInt32)).Message;
    }

    [Fact]
    public void A_lone_surrogate_in_a_string_loses_nothing_else() =>
        Assert.Equal("cut \ufffd", Read("\"cut \\ud83d\"", BatchJson.ReadString));

    [Fact]
    public void Only_white_space_may_follow_the_end()
    {
        Assert.True(Read("{}  ", ReadAll));
        Assert.ThrowsAny<JsonException>(() => Read("{} x", ReadAll));
        Assert.ThrowsAny<JsonException>(() => Read("{}{}", ReadAll));
        Assert.ThrowsAny<JsonException>(() => Read("{", ReadAll));

        static bool ReadAll(ref BatchJsonTokens reader)
        {
            BatchJson.ReadStartObject(ref reader, "T");
            BatchJson.ReadEnd(ref reader);
            return true;
        }
    }
}
