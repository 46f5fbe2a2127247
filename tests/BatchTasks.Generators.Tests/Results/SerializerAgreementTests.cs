using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsCheck;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>
/// The generated reader against <c>JsonSerializer.Deserialize</c>, on random documents of the schema and on these after a random change: both read the same, or both
/// refuse. Where they are meant to differ, which docs/results.md lists, a test says so.
/// </summary>
public sealed class SerializerAgreementTests
{
    /// <summary>The serializer as strict as it can be made: it holds to nullable annotations, required parameters and names of enums.</summary>
    private static readonly JsonSerializerOptions s_options = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static TheoryData<string, string> Types { get; } = new()
    {
        { "Verdict", "public record Verdict(string Text, int Stars, double Share, bool Good);" },
        { "Verdict", "public record Verdict(byte A, sbyte B, short C, ushort D, uint E, long F, ulong G, float H, decimal I, char J);" },
        { "Verdict", "public record Verdict(Guid A, DateOnly B, DateTime C, DateTimeOffset D, TimeOnly E, TimeSpan F, Uri G, DayOfWeek H);" },
        { "Verdict", "public record Verdict(string? A, int? B, Guid? C, DayOfWeek? D, List<int>? E, Part? F); public record Part(int N, string? S);" },
        { "Verdict", "public record Verdict(int[] A, List<double> B, HashSet<int> C, ImmutableArray<DayOfWeek> D, IReadOnlyList<bool[]> E, Part[] F); public record struct Part { public required int N { get; set; } public required int? M { get; init; } }" },
        { "Verdict", "public class Verdict { public required string A { get; set; } public required List<Part> B { get; init; } [JsonPropertyName(\"x y\\\"\")] public required int C { get; set; } } public record Part([property: JsonPropertyName(\"ünï\")] int N);" },
        { "Tree", "public record Tree(int N, List<Tree> Parts, Tree? Next);" },
        { "A", "public record A(int N, B? B); public record B(A? A, C C, int N); public record C(int N, B? Back);" },
        { "Drawing", "[JsonDerivedType(typeof(Circle), \"circle\")] [JsonDerivedType(typeof(Square), \"square\")] public abstract record Shape(string Name); public record Circle(double Radius, string Name) : Shape(Name); public record Square(int N, string Name) : Shape(Name); public record Drawing(Shape First, Shape? Second, int N);" },
        { "Verdict", "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")] [JsonDerivedType(typeof(Add), 1)] [JsonDerivedType(typeof(Number), \"number\")] public abstract record Expression; public record Add(Expression Left, Expression Right) : Expression; public record Number(double N) : Expression; public record Verdict(Expression Value, bool Good);" },
        { "Answer<Page<int>>", "public record Answer<T>(T[] Values, List<T> More, string Why); public record Page<T>(T[] All, int N);" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Both_read_the_same_and_refuse_the_same(string type, string declarations)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.Empty(source.Messages());
        Assert.False(source.Model!.Structured!.IsWrapped);
        var loaded = source.Load();
        var schema = JsonNode.Parse(source.Schema)!;
        var (read, refused) = (0, 0);
        Gen.Int.Sample(
            seed =>
            {
                var documents = new SchemaDocuments(schema, new Random(seed));
                var document = documents.Next()!;
                var ours = Ours(loaded, document.ToJsonString());
                Assert.True(ours.Error is null, $"{document.ToJsonString()}\n{ours.Error}");
                Assert.Equal(Theirs(loaded, document.ToJsonString()).Value, ours.Value);

                var changed = documents.Changed(document);
                (ours, var theirs) = (Ours(loaded, changed), Theirs(loaded, changed));
                Assert.True(ours.Value == theirs.Value, $"{changed}\nhere:  {ours.Value ?? ours.Error}\nthere: {theirs.Value ?? theirs.Error}");
                if (ours.Value is null)
                    Interlocked.Increment(ref refused);
                else
                    Interlocked.Increment(ref read);
            },
            iter: 2_000);

        // Neither half of the promise is empty.
        Assert.True(read > 50 && refused > 50, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("public record Verdict(string? A);", "{}", "{\"A\":null}", null)]
    [InlineData("public class Verdict { public int A { get; set; } }", "{}", null, "{\"A\":0}")]
    [InlineData("public record struct Verdict(int A);", "{}", null, "{\"A\":0}")]
    [InlineData("public record Verdict(List<string> A);", "{\"A\":[null]}", null, "{\"A\":[null]}")]
    [InlineData("public record Page<T>(T A); public record Verdict(Page<string> A);", "{\"A\":{\"A\":null}}", null, "{\"A\":{\"A\":null}}")]
    [InlineData("public record Verdict(DayOfWeek A);", "{\"A\":\"friday\"}", null, "{\"A\":\"Friday\"}")]
    [InlineData("public enum Mood { [EnumMember(Value = \"so-so\")] Middling } public record Verdict(Mood A);", "{\"A\":\"so-so\"}", "{\"A\":\"Middling\"}", null)]
    [InlineData("public record Verdict(TimeSpan A);", "{\"A\":\"PT1H\"}", "{\"A\":\"01:00:00\"}", null)]
    [InlineData("public record Verdict(TimeOnly A);", "{\"A\":\"01:00:00Z\"}", "{\"A\":\"01:00:00\"}", null)]
    [InlineData("public record Verdict(string A);", "{\"A\":\"a\\ud800\"}", "{\"A\":\"a\\uFFFD\"}", null)]
    [InlineData("[JsonDerivedType(typeof(B), \"b\")] public abstract record Base; public record B(int N) : Base; public record Verdict(Base A);", "{\"A\":{\"$type\":\"b\",\"N\":1,\"$type\":\"b\"}}", "{\"A\":{\"$type\":\"b\",\"N\":1}}", null)]
    public void Where_they_differ_is_known(string declarations, string json, string? here, string? there)
    {
        var loaded = ResultSource.Chat("Verdict", declarations).Load();
        Assert.Equal((here, there), (Ours(loaded, json).Value, Theirs(loaded, json).Value));
    }

    [Fact]
    public void A_number_out_of_range_is_refused_where_the_serializer_reads_infinity()
    {
        var loaded = ResultSource.Chat("Verdict", "public record Verdict(double A);").Load();
        Assert.NotNull(Ours(loaded, "{\"A\":1e999}").Error);
        Assert.Equal("Verdict { A = Infinity }", JsonSerializer.Deserialize("{\"A\":1e999}", loaded.ResultType, s_options)!.ToString());
    }

    private static (string? Value, string? Error) Ours(LoadedResult loaded, string json) => Run(loaded, () => loaded.Read(json));

    private static (string? Value, string? Error) Theirs(LoadedResult loaded, string json) => Run(loaded, () => JsonSerializer.Deserialize(json, loaded.ResultType, s_options));

    /// <summary>What was read, as JSON; or why nothing was.</summary>
    private static (string? Value, string? Error) Run(LoadedResult loaded, Func<object?> read)
    {
        try
        {
            return (JsonSerializer.Serialize(read() ?? throw new JsonException("null"), loaded.ResultType, s_options), null);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return (null, e.Message);
        }
    }
}
