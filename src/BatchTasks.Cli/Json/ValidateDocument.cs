namespace BatchTasks.Cli.Json;

/// <summary>What <c>validate</c> writes.</summary>
internal sealed record ValidateDocument(long Errors, long Warnings, IReadOnlyList<ValidateDocument.CheckedFile> Files)
{
    internal sealed record CheckedFile(string File, long Errors, long Warnings, IReadOnlyList<Problem> Problems);

    /// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
    internal sealed record Problem(
        string Rule, string Severity, long? Line, int? Column, string Message, string? ServiceCode, string? ServiceMessage, long? OtherLine);
}
