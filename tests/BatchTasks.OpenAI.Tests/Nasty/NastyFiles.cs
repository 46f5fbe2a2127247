using System.Text;
using static BatchTasks.ClientTests.Nasty.NastyBodies;

namespace BatchTasks.ClientTests.Nasty;

/// <summary>The result files of one batch in which everything goes wrong that is known to go wrong.</summary>
internal static class NastyFiles
{
    private const string Fine = "fine";

    /// <summary>In the order in which they stand in the files.</summary>
    public static IReadOnlyList<NastyRow> Rows { get; } = Number(
    [
        // A byte order mark can only stand here.
        new("a byte order mark before the first line", BatchOutcomeKind.Succeeded) { Output = "\uFEFF" + Line(Response(Note(Fine))), Text = Fine },
        new("an answer", BatchOutcomeKind.Succeeded) { Output = Line(Response(Note(Fine))), Text = Fine },
        new("HTTP 400 in the output file, `\"error\": null` beside it", BatchOutcomeKind.Failed)
        {
            Output = Failure(400, "context_length_exceeded", "Too long."), Reason = "HTTP 400",
        },
        new("HTTP 429 in the error file", BatchOutcomeKind.Failed) { Error = Failure(429, "rate_limit_exceeded", "Slow down."), Reason = "HTTP 429" },
        new("HTTP 500", BatchOutcomeKind.Failed) { Error = Failure(500, "server_error", "Sorry."), Reason = "HTTP 500" },
        new("HTTP 502 with the page of a proxy as its body", BatchOutcomeKind.Failed)
        {
            Error = Line("\"<html><body>Bad Gateway</body></html>\"", 502), Reason = "Bad Gateway",
        },
        new("status 0 and an empty body", BatchOutcomeKind.Failed) { Output = Line("{}", 0), Reason = "gave no reason" },
        new("HTTP 200 with an error in the body", BatchOutcomeKind.Failed)
        {
            Output = Line(Response("", "failed", error: """{"code":"server_error","message":"The model failed."}""")), Reason = "The model failed.",
        },
        new("an error of the batch (`request_timeout`)", BatchOutcomeKind.Failed) { Error = NotExecuted("request_timeout"), Reason = "request_timeout" },
        new("`batch_expired`", BatchOutcomeKind.Expired) { Error = NotExecuted("batch_expired") },
        new("`batch_cancelled`", BatchOutcomeKind.Cancelled) { Error = NotExecuted("batch_cancelled") },
        new("a refusal", BatchOutcomeKind.Refused) { Output = Line(Response(Refusal)), Reason = "I can't help with that." },
        new("an answer cut off by the token limit", BatchOutcomeKind.Truncated)
        {
            Output = Line(Response(Message("{\\\"Text\\\":\\\"fi"), "incomplete", """{"reason":"max_output_tokens"}""")),
        },
        new("an answer cut off by the content filter", BatchOutcomeKind.Truncated)
        {
            Output = Line(Response(Message("{\\\"Text\\\":\\\"fi"), "incomplete", """{"reason":"content_filter"}""")),
        },
        new("several messages, of which the second is the answer", BatchOutcomeKind.Succeeded)
        {
            Output = Line(Response($"{Message("Let me think.")},{Note(Fine)}")), Text = Fine,
        },
        new("a message that is not the JSON that was asked for", BatchOutcomeKind.Invalid) { Output = Line(Response(Message("Five stars!"))) },
        new("U+2028, U+2029 and U+0085 in the text", BatchOutcomeKind.Succeeded)
        {
            Output = Line(Response(Note("a\u2028b\u2029c\u0085d"))), Text = "a\u2028b\u2029c\u0085d",
        },
        new("half a surrogate pair in the text", BatchOutcomeKind.Succeeded) { Output = Line(Response(Note("cut \\\\ud83d"))), Text = "cut \uFFFD" },
        new("`\\r\\n` at the end of the line", BatchOutcomeKind.Succeeded) { Output = Line(Response(Note(Fine))).Replace("\n", "\r\n", StringComparison.Ordinal), Text = Fine },
        new("blank lines", null) { Output = "\n  \r\n\n" },
        new("other order of members, unknown ones among them", BatchOutcomeKind.Succeeded)
        {
            Output = $$"""{"extra":[1],"response":{"body":{{Response(Note(Fine))}},"status_code":200},"custom_id":"ID"}""" + "\n", Text = Fine,
        },
        new("the body as a string that holds the JSON", BatchOutcomeKind.Succeeded)
        {
            Output = Line("\"" + Response(Note(Fine)).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\""), Text = Fine,
        },
        new("an id twice in the output file", BatchOutcomeKind.Succeeded)
        {
            Output = Line(Response(Note("first"))) + Line(Response(Note("second"))), Text = "first", Unmatched = [BatchUnmatchedReason.DuplicateCustomId],
        },
        new("an id in both files", BatchOutcomeKind.Succeeded)
        {
            Output = Line(Response(Note(Fine))), Error = NotExecuted("batch_expired"), Text = Fine, Unmatched = [BatchUnmatchedReason.DuplicateCustomId],
        },
        new("an id that the batch does not have", null)
        {
            Output = Line(Response(Note(Fine)), id: "somebody-elses"), Unmatched = [BatchUnmatchedReason.UnknownCustomId],
        },
        new("a line without an id", null)
        {
            Output = Line(Response(Note(Fine))).Replace("\"custom_id\":\"ID\",", "", StringComparison.Ordinal), Unmatched = [BatchUnmatchedReason.NoCustomId],
        },
        new("the markers of a merge conflict", null)
        {
            Output = "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n",
            Unmatched = [BatchUnmatchedReason.NoCustomId, BatchUnmatchedReason.NoCustomId, BatchUnmatchedReason.NoCustomId],
        },
        new("a line that breaks off in its middle", BatchOutcomeKind.Invalid) { Output = Line(Response(Note(Fine)))[..120] + "\n", Reason = "ends inside" },
        new("bytes that are no UTF-8", BatchOutcomeKind.Invalid) { Output = Line(Response(Note(Fine))).Replace(Fine, "f\uE000ne", StringComparison.Ordinal), Reason = "not valid UTF-8" },
        new("a line that is indented over several", BatchOutcomeKind.Missing)
        {
            Output = "{\n  \"custom_id\": \"ID\",\n  \"response\": null\n}\n", Unmatched = [.. Enumerable.Repeat(BatchUnmatchedReason.NoCustomId, 4)],
        },
        new("a task in neither file", BatchOutcomeKind.Missing),
        new("no line break after the last line", BatchOutcomeKind.Succeeded) { Output = Line(Response(Note(Fine))).TrimEnd('\n'), Text = Fine },
        new("a file that was cut off in its last line", BatchOutcomeKind.Invalid) { Error = NotExecuted("batch_expired")[..70], Reason = "probably cut off" },
    ]);

    /// <summary>The tasks of the batch.</summary>
    public static IReadOnlyList<NoteTask> Tasks { get; } = [.. Rows.Where(row => row.Outcome is not null).Select(row => new NoteTask(row.Id, row.What))];

    public static byte[] Output { get; } = Bytes(Rows.Select(row => row.Output.Replace("ID", row.Id, StringComparison.Ordinal)));

    public static byte[] Error { get; } = Bytes(Rows.Select(row => row.Error.Replace("ID", row.Id, StringComparison.Ordinal)));

    private static NastyRow[] Number(NastyRow[] rows) => [.. rows.Select((row, i) => row with { Id = $"row-{i + 1:00}" })];

    /// <summary>Files of UTF-8, in which U+E000 stands for a byte that no UTF-8 has.</summary>
    private static byte[] Bytes(IEnumerable<string> pieces)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(pieces));
        var at = bytes.AsSpan().IndexOf("\uE000"u8);
        return at < 0 ? bytes : [.. bytes[..at], 0xFF, .. bytes[(at + 3)..]];
    }
}
