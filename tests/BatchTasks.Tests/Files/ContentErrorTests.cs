using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Files;

/// <summary>What can't be written refuses the task by its position and id, before there is a file to upload.</summary>
public sealed class ContentErrorTests
{
    private sealed record LookTask(int Id, BatchContent? Content) : IBatchTaskSerializer<LookTask, string>
    {
        public static BatchTaskDefinition Definition { get; } = new()
        {
            Endpoint = BatchEndpoints.ChatCompletions,
            Model = "gpt-4o-mini",
            CustomIdTemplate = "look-{Id}",
            AnswerKind = BatchAnswerKind.Text,
        };

        public static void WriteCustomId(LookTask task, ref BatchLineWriter writer)
        {
            writer.WriteConstant("look-"u8);
            writer.WriteNumber(task.Id);
        }

        public static void WriteBody(LookTask task, ref BatchLineWriter writer)
        {
            writer.WriteConstant("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":["u8);
            writer.WriteChatContent(task.Content!);
            writer.WriteConstant("]}]}"u8);
        }

        public static string ReadResult(BatchAnswer answer) => answer.ReadString();
    }

    [Fact]
    public async Task A_task_with_a_content_that_cannot_be_written_is_named()
    {
        using var folder = new TestFolder();
        folder.Write("text", "plain text");

        await Refused("BT2003", $"The file '{folder["missing.png"]}' does not exist", BatchImage.FromFile(folder["missing.png"]));
        await Refused("BT2003", "Give its mediaType", BatchImage.FromFile(folder["text"]));
        await Refused("BT2009", "/v1/responses", BatchImage.FromFileId("file-1"));
        await Refused("BT2003", "A content is null", content: null);

        async Task Refused(string rule, string part, BatchContent? content)
        {
            LookTask[] tasks = [new(1, "text"), new(2, content)];

            var error = await Assert.ThrowsAsync<BatchTaskException>(() => BatchFile.WriteAsync(folder["batch.jsonl"], tasks));

            Assert.Equal((rule, "look-2", 1), (error.RuleId, error.CustomId, error.TaskIndex));
            Assert.StartsWith($"{rule}: Task 2 (custom_id \"look-2\") can't be written: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
            Assert.EndsWith(" Correct the task, or leave it out.", error.Message, StringComparison.Ordinal);
            Assert.Equal(["text"], folder.Names);
        }
    }

    [Fact]
    public async Task Images_of_several_megabytes_are_written_line_by_line()
    {
        using var folder = new TestFolder();
        var bytes = (byte[])[.. Samples.Png, .. new byte[3_000_000]];
        var image = BatchImage.FromFile(folder.Write("a.png", bytes));

        await BatchFile.WriteAsync(folder["batch.jsonl"], (LookTask[])[new(1, image), new(2, "text"), new(3, image)]);

        var lines = await File.ReadAllLinesAsync(folder["batch.jsonl"]);
        Assert.Equal(3, lines.Length);
        Assert.Contains(Convert.ToBase64String(bytes), lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[0].Replace("look-1", "look-3", StringComparison.Ordinal), lines[2]);
        Assert.True(Encoding.UTF8.GetByteCount(lines[1]) < 200);
    }
}
