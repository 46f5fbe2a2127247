using BatchTasks.Shared.Providers;
using BatchTasks.Shared.Rules;

namespace BatchTasks.Files.Writing;

/// <summary>The errors that writing gives: each names the task, the rule and the remedy.</summary>
internal static class TaskErrors
{
    private const int ShownCharacters = 120;

    public static BatchTaskException DuplicateCustomId(string id, int index, int first, string template) => new(
        RuleIds.DuplicateCustomId,
        $"{RuleIds.DuplicateCustomId}: {Task(index)} has the custom_id {Show(id)}, which {LowerTask(first)} has too. Each task of a batch needs an id of its own: "
        + $"let the template \"{template}\" hold members that together differ for each task.")
    {
        CustomId = id,
        TaskIndex = index,
        FirstTaskIndex = first,
    };

    public static BatchTaskException EmptyCustomId(int index, string template) => new(
        RuleIds.CustomIdOutsideTheProvider,
        $"{RuleIds.CustomIdOutsideTheProvider}: {Task(index)} has an empty custom_id, by which its answer can't be found. Give the template \"{template}\" a constant part, or its members a value.")
    {
        CustomId = "",
        TaskIndex = index,
    };

    public static BatchTaskException LongCustomId(string id, int index, int length, int limit, BatchProvider provider) => new(
        RuleIds.CustomIdOutsideTheProvider,
        $"{RuleIds.CustomIdOutsideTheProvider}: {Task(index)} has a custom_id of {length:N0} characters, {Show(id)}; {provider.Name} takes {limit:N0}. Put a shorter member (a key) into its template.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    public static BatchTaskException CustomIdCharacter(string id, int index, string character, BatchProvider provider) => new(
        RuleIds.CustomIdOutsideTheProvider,
        $"{RuleIds.CustomIdOutsideTheProvider}: {Task(index)} has the custom_id {Show(id)} with {ShowCharacter(character)}; {provider.Name} takes "
        + $"{CustomIdCharacters.Describe(provider.CustomIdAlphabet!)}. Leave the character out of the template, or put another member (a key) into it.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    /// <summary>What the task's members hold can't be written: the cause says why, and as a rule what to do.</summary>
    public static BatchTaskException Unwritable(string? id, int index, Exception cause)
    {
        var rule = cause is NotSupportedException ? RuleIds.PartNotCarried : RuleIds.ValueOutOfRange;
        var remedy = cause is ArgumentOutOfRangeException ? "Give its member a value that JSON has, or leave the task out." : "Correct the task, or leave it out.";
        return new(rule, $"{rule}: {Task(index)}{Named(id)} can't be written: {cause.Message} {remedy}", cause)
        {
            CustomId = id,
            TaskIndex = index,
        };
    }

    public static BatchTaskException LongLine(string id, int index, long bytes, long limit, BatchProvider provider) => new(
        RuleIds.TooLarge,
        $"{RuleIds.TooLarge}: {Task(index)}{Named(id)} takes a line of {bytes:N0} bytes; {provider.Name} takes {limit:N0}. Shorten its text, or divide it into several tasks.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    public static BatchTaskException TooManyInputsInOne(string id, int index, int inputs, int limit, BatchProvider provider) => new(
        RuleIds.TooManyEmbeddingInputs,
        $"{RuleIds.TooManyEmbeddingInputs}: {Task(index)}{Named(id)} has {inputs:N0} embedding inputs; {provider.Name} takes {limit:N0} in one request. Divide it into several tasks.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    public static BatchTaskException TooManyTokens(string id, int index, long tokens, long limit) => new(
        RuleIds.TooLarge,
        $"{RuleIds.TooLarge}: {Task(index)}{Named(id)} has a prompt of {tokens:N0} tokens; BatchWriteOptions.MaxTokensPerFile allows {limit:N0} in one file. "
        + "Shorten its text, divide it into several tasks, or raise the limit if your organization's queue takes more.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    /// <summary>A stream or a pipe is one file, which can't be split.</summary>
    public static BatchTaskException FileIsFull(FullFile full, string id, int index, BatchProvider provider) => new(
        full.Rule,
        $"{full.Rule}: with {LowerTask(index)}{Named(id)} the file would pass {full.Option ?? $"{provider.Name}'s limit"} of {full.Limit}. "
        + "Write to a path, which splits into numbered files, or write fewer tasks.")
    {
        CustomId = id,
        TaskIndex = index,
    };

    public static void RefuseUnserved(string endpoint, BatchProvider provider)
    {
        if (!provider.Serves(endpoint))
            throw UnservedEndpoint(endpoint, provider);
    }

    private static BatchTaskException UnservedEndpoint(string endpoint, BatchProvider provider) => new(
        RuleIds.UnservedEndpoint,
        $"{RuleIds.UnservedEndpoint}: the tasks go to '{endpoint}', which the Batch API of {provider.Name} does not serve{provider.HintFor(endpoint)} "
        + "Declare them for an endpoint that it serves, or give BatchWriteOptions.Provider the service that they are for.");

    public static BatchTaskException NoTasks() => new(
        RuleIds.NoRequests,
        $"{RuleIds.NoRequests}: there is no task to write. The service refuses a batch without a request: check what the tasks were selected from.");

    public static ArgumentException NotATask(int index, object? item, Type task) => item is null
        ? new ArgumentException($"{Task(index)} is null.")
        : new ArgumentException($"{Task(index)} is a {item.GetType()}, not a {task}.");

    private static string Task(int index) => $"Task {index + 1L:N0}";

    private static string LowerTask(int index) => $"task {index + 1L:N0}";

    private static string Named(string? id) => id is null ? "" : $" (custom_id {Show(id)})";

    private static string ShowCharacter(string character) => char.IsControl(character[0]) ? $"U+{(int)character[0]:X4}" : $"'{character}'";

    private static string Show(string id) => id.Length <= ShownCharacters ? $"\"{id}\"" : $"\"{id.AsSpan(0, ShownCharacters)}…\"";
}
