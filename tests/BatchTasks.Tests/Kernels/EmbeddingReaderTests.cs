using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BatchTasks.Answers;

namespace BatchTasks.Tests.Kernels;

public sealed class EmbeddingReaderTests
{
    private static readonly string[] s_bodies =
    [
        """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[-0.006929283495992422, -0.005336422473192215, 4.547132266452536e-05, -0.024047505110502243]}],"model":"m"}""",
        """{"data":[{"embedding":[0.25,0.5],"index":1},{"index":0,"embedding":"AACAPwAAAEA="},{"index":2,"embedding":[]}],"usage":{"prompt_tokens":8}}""",
        """{"data":[{"embedding":"AACAPwAA\u0041EA="},{"embedding":"AACAPwAAAEA= "},{"embedding":" AACA PwAA AEA ="},{"embedding":"AACAPwAAgD8AAIA\/AACAPw=="},{"embedding":""}]}""",
        """{ "data" : [ { "embedding" : [ 1 , 2 ] , "index" : 0 } , { "embedding" : [ [ 1 ] ] } ] }""",
        """{"data":[],"data":[{"embedding":[1]}],"embedding":[2]}""",
    ];

    private static string Read(ReadOnlySpan<byte> body, bool plain)
    {
        try
        {
            var vectors = plain ? EmbeddingReader.Read(body, fast: false) : EmbeddingReader.Read(body);
            return string.Join(';', vectors.Select(vector => Convert.ToHexString(MemoryMarshal.AsBytes<float>(vector))));
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static void Compare(ReadOnlySpan<byte> body)
    {
        var (expected, actual) = (Read(body, plain: true), Read(body, plain: false));
        if (expected != actual)
            Assert.Fail($"{expected} is read as {actual} from {Encoding.UTF8.GetString(body)}");
    }

    [Fact]
    public void Bodies_mutated_and_cut_anywhere_give_the_same_vectors_or_the_same_message()
    {
        var random = new Random(8);
        const string Bytes = "0123456789-+.eE,][{}\":\\ =/A\n";
        foreach (var text in s_bodies)
        {
            var body = Encoding.UTF8.GetBytes(text);
            Compare(body);
            for (var at = 0; at < body.Length; at++)
            {
                Compare(body.AsSpan(0, at));
                var original = body[at];
                for (var i = 0; i < 4; i++)
                {
                    body[at] = i == 0 ? (byte)random.Next(256) : (byte)Bytes[random.Next(Bytes.Length)];
                    Compare(body);
                }

                body[at] = original;
            }
        }
    }

    [Fact]
    public void Base64_of_any_length_is_taken_or_left_as_the_reader_does()
    {
        var random = new Random(9);
        for (var length = 0; length < 300; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var base64 = Convert.ToBase64String(bytes);
            Compare(Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":"{{base64}}"}]}"""));
            Compare(Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":"{{base64.TrimEnd('=')}}"}]}"""));
            Compare(Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":"{{base64}}="}]}"""));
            Compare(Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":"{{base64.Insert(random.Next(base64.Length + 1), " ")}}"}]}"""));
            Assert.Equal(length % 4 == 0, Base64Vector.TryRead(Encoding.UTF8.GetBytes(base64), out var vector));
            if (length % 4 == 0)
                Assert.Equal(bytes, MemoryMarshal.AsBytes<float>(vector));
        }
    }

    [Fact]
    public void One_vector_costs_its_own_arrays()
    {
        var base64 = Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":"{{Convert.ToBase64String(new byte[6144])}}","index":0}]}""");
        var numbers = Encoding.UTF8.GetBytes($$"""{"data":[{"embedding":[{{string.Join(", ", Enumerable.Repeat("-0.006929283495992422", 1536))}}],"index":0}]}""");
        foreach (var body in new[] { base64, numbers })
        {
            // The runtime may allocate for itself now and then, but not each time.
            var least = long.MaxValue;
            for (var i = 0; i < 20; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var vectors = EmbeddingReader.Read(body);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                Assert.Equal(1536, Assert.Single(vectors).Length);
            }

            Assert.InRange(least, 6144, 6144 + 256);
        }
    }
}
