using System.Text;
using BatchTasks.Tests.Generated;
using CsCheck;

namespace BatchTasks.Tests.Results.Layouts;

/// <summary>A line is read by the layout of others exactly as it is read by itself.</summary>
public sealed class LineLayoutTests
{
    // Bytes that mean something somewhere in JSON, and some that mean nothing.
    private static readonly byte[] s_bytes = [.. "\"\\{}[],:0159-+.eEtfnu /x \n\r\t"u8, 0, 1, 0x1F, 0x7F, 0x80, 0xBF, 0xC3, 0xE3, 0xED, 0xF0, 0xFF];

    private static string? Corpus => Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");

    public static TheoryData<string> Kinds => ["chat", "compact", "responses", "embeddings"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lines_cut_at_every_byte_are_seen_alike(string kind) => Each(kind, static (read, line) =>
    {
        for (var length = 0; length <= line.Length; length++)
        {
            read(line[..length], true);
            read(line[..length], false);
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lines_with_one_byte_changed_are_seen_alike(string kind) => Each(kind, static (read, line) =>
    {
        for (var position = 0; position < line.Length; position++)
        {
            var original = line[position];
            foreach (var changed in s_bytes)
            {
                line[position] = changed;
                read(line, true);
            }

            line[position] = original;
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lines_with_a_byte_more_or_less_are_seen_alike(string kind) => Each(kind, static (read, line) =>
    {
        for (var position = 0; position < line.Length; position++)
        {
            read([.. line[..position], .. line[(position + 1)..]], true);
            foreach (var added in s_bytes)
                read([.. line[..position], added, .. line[position..]], true);
        }
    });

    [Fact]
    public void A_million_lines_with_several_changes_are_seen_alike()
    {
        const int Lines = 1_000_000;
        byte[][] chat = [.. LayoutLines.Chat, .. LayoutLines.Compact, .. LayoutLines.Responses];
        using var verdicts = new Sight<ReviewTask, Verdict>();
        using var vectors = new Sight<ChunkTask, ReadOnlyMemory<float>>();
        var kinds = new Dictionary<BatchOutcomeKind, int>();

        // One thread: what a reader has learned of the lines before is a part of what is tested.
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var isVector = random.Next(4) == 0;
                var lines = isVector ? LayoutLines.Embeddings : chat;
                var line = Mutate(lines[random.Next(lines.Length)], random);
                var kind = isVector ? vectors.Read(line).Kind : verdicts.Read(line).Kind;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            },
            iter: Lines,
            threads: 1);

        // Enough of each to have been told apart.
        Assert.All([BatchOutcomeKind.Succeeded, BatchOutcomeKind.Truncated, BatchOutcomeKind.Failed, BatchOutcomeKind.Invalid, BatchOutcomeKind.Expired], kind => Assert.True(kinds[kind] > Lines / 100));
    }

    [Fact]
    public void Lines_of_real_services_are_seen_alike_and_so_are_their_mutations()
    {
        Assert.SkipWhen(Corpus is null, "BATCHTASKS_CORPUS is not set.");
        var random = new Random(6);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus!, "results"), "*.jsonl"))
        {
            using var texts = new Sight<ArticleReview, string>();
            var lines = File.ReadLines(file).Select(Encoding.UTF8.GetBytes).ToList();
            foreach (var line in lines)
                texts.Read(line);

            for (var i = 0; i < 5_000; i++)
            {
                var line = lines[random.Next(lines.Count)];
                texts.Read(Mutate(line, random));
                texts.Read(line);
            }
        }
    }

    [Fact]
    public void A_member_that_comes_twice_is_read_as_it_is_plainly()
    {
        using var sight = new Sight<ReviewTask, Verdict>();
        foreach (var member in new[] { "\"usage\": {\"prompt_tokens\": 5}", "\"usage\": null", "\"choices\": []", "\"choices\": 1", "\"model\": \"other\"", "\"error\": null", "\"error\": {\"code\":\"c\"}", "\"status\": \"failed\"", "\"data\": [1,2]" })
        {
            var line = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Chat[0]).Replace("\"service_tier\"", member + ", \"service_tier\"", StringComparison.Ordinal));
            sight.Learn(line, LayoutLines.Chat[1], line);
        }
    }

    [Fact]
    public void Many_layouts_in_turn_are_read_as_they_are_plainly()
    {
        using var sight = new Sight<ReviewTask, Verdict>();
        for (var i = 0; i < 5_000; i++)
        {
            var text = Encoding.UTF8.GetString(LayoutLines.Chat[i % 3]);
            sight.Read(Encoding.UTF8.GetBytes(text.Replace("service_tier", $"tier_{i * i % 37}", StringComparison.Ordinal)));
        }
    }

    private delegate void Reading(byte[] line, bool isTerminated);

    private static void Each(string kind, Action<Reading, byte[]> test)
    {
        var lines = kind switch
        {
            "chat" => LayoutLines.Chat,
            "compact" => LayoutLines.Compact,
            "responses" => LayoutLines.Responses,
            _ => LayoutLines.Embeddings,
        };
        using var verdicts = new Sight<ReviewTask, Verdict>();
        using var vectors = new Sight<ChunkTask, ReadOnlyMemory<float>>();
        verdicts.Learn(lines);
        vectors.Learn(lines);
        foreach (var line in lines)
        {
            test(
                (changed, isTerminated) =>
                {
                    if (kind == "embeddings")
                        vectors.Read(changed, isTerminated);
                    else
                        verdicts.Read(changed, isTerminated);
                },
                [.. line]);
        }
    }

    private static byte[] Mutate(byte[] line, Random random)
    {
        var mutated = new List<byte>(line);
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var position = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0:
                    mutated[position] = s_bytes[random.Next(s_bytes.Length)];
                    break;
                case 1:
                    mutated.Insert(position, s_bytes[random.Next(s_bytes.Length)]);
                    break;
                case 2:
                    mutated.RemoveAt(position);
                    break;
                case 3:
                    // A part of the line again, at another place.
                    var start = random.Next(mutated.Count);
                    mutated.InsertRange(position, mutated.GetRange(start, Math.Min(random.Next(40), mutated.Count - start)));
                    break;
                default:
                    mutated.RemoveRange(position, Math.Min(random.Next(40), mutated.Count - position - 1));
                    break;
            }
        }

        return [.. mutated];
    }
}
