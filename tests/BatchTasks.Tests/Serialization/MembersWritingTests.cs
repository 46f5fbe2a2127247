using System.Text.Json;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Serialization;

public sealed class MembersWritingTests
{
    private static string Body(Action<Utf8JsonWriter> write, params string[] taken) => Written.JsonBy((ref BatchLineWriter writer) =>
    {
        writer.WriteConstant("{\"model\":\"m\""u8);
        writer.WriteMembers("task", (_, body) => write(body), ["model", .. taken]);
        writer.WriteConstant("}"u8);
    });

    [Fact]
    public void Commas_stand_between_and_nowhere_else()
    {
        Assert.Equal("[1,2,{\"a\":[],\"b\":{}}]", Written.JsonBy((ref BatchLineWriter writer) =>
        {
            writer.WriteComma();
            writer.WriteConstant("["u8);
            writer.WriteComma();
            writer.WriteNumber(1);
            writer.WriteComma();
            writer.WriteNumber(2);
            writer.WriteComma();
            writer.WriteConstant("{"u8);
            writer.WriteComma();
            writer.WriteConstant("\"a\":[]"u8);
            writer.WriteComma();
            writer.WriteConstant("\"b\":{}}]"u8);
        }));
    }

    [Fact]
    public void A_comma_knows_what_stood_before_a_flush()
    {
        Assert.Equal("[1,2]", Written.JsonBy((ref BatchLineWriter writer) =>
        {
            writer.WriteConstant("["u8);
            writer.Flush();
            writer.WriteComma();
            writer.WriteNumber(1);
            writer.Flush();
            writer.Flush();
            writer.WriteComma();
            writer.WriteText("");
            writer.WriteNumber(2);
            writer.WriteConstant("]"u8);
        }));
    }

    [Fact]
    public void Members_follow_those_of_the_body()
    {
        Assert.Equal("""{"model":"m"}""", Body(_ => { }));
        Assert.Equal("""{"model":"m","a":1.50,"b":{"c":[true,null]},"é":"一😀\n"}""", Body(body =>
        {
            body.WritePropertyName("a");
            body.WriteRawValue(" 1.50 ");
            body.WritePropertyName("b");
            body.WriteRawValue("{ \"c\" :\n [ true, null ] }");
            body.WriteString("é", "一😀\n");
        }));
        Assert.Equal("""{"a":1,"b":2}""", Written.JsonBy((ref BatchLineWriter writer) =>
        {
            writer.WriteConstant("{"u8);
            writer.WriteMembers(
                new { A = 1, B = 2 },
                static (task, body) =>
                {
                    body.WriteNumber("a", task.A);
                    body.WriteNumber("b", task.B);
                },
                []);
            writer.WriteConstant("}"u8);
        }));
    }

    [Fact]
    public void Deep_members_are_written()
    {
        var json = string.Concat(Enumerable.Repeat("[", 500)) + string.Concat(Enumerable.Repeat("]", 500));

        var body = Written.By((ref BatchLineWriter writer) => writer.WriteMembers(json, static (raw, body) =>
        {
            body.WritePropertyName("a");
            body.WriteRawValue(raw, skipInputValidation: true);
        }, []));

        Assert.Equal($"\"a\":{json}", body);
    }

    [Fact]
    public void What_would_break_the_body_is_refused_and_named()
    {
        Refused("'model'", body => body.WriteString("model", "x"));
        Refused("'m\u00e9'", body => body.WriteNumber("m\\u00e9".Replace("\\u00e9", "é", StringComparison.Ordinal), 1), "mé");
        Refused("'a' twice", body =>
        {
            body.WriteNumber("a", 1);
            body.WriteNumber("a", 2);
        });
        Refused("no value", body => body.WritePropertyName("a"));
        Refused("open", body => body.WriteStartObject("a"));
        Refused("closed the body", body => body.WriteEndObject());
        Refused("no JSON", body =>
        {
            body.WritePropertyName("a");
            body.WriteRawValue("{]", skipInputValidation: true);
        });
        Refused("no JSON", body =>
        {
            body.WritePropertyName("a");
            body.WriteRawValue("1},{\"b\":2", skipInputValidation: true);
        });
        Refused("'model'", body =>
        {
            body.WritePropertyName("a");
            body.WriteRawValue("1,\"model\":2", skipInputValidation: true);
        });
        Assert.Throws<InvalidOperationException>(() => Body(body => body.WriteStringValue("a value without a name")));

        static void Refused(string part, Action<Utf8JsonWriter> write, params string[] taken) =>
            Assert.Contains(part, Assert.Throws<InvalidOperationException>(() => Body(write, taken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_task_itself_comes_out_as_it_is() =>
        Assert.Throws<TimeoutException>(() => Body(_ => throw new TimeoutException()));
}
