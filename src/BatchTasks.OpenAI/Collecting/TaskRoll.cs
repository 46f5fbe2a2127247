namespace BatchTasks;

/// <summary>The tasks of one part, by <c>custom_id</c>, and which of them have their outcome.</summary>
internal sealed class TaskRoll
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _lines = [];
    private readonly HashSet<string> _answered = [];
    private readonly HashSet<string> _leftOut = [];

    public static async Task<TaskRoll> ReadAsync(string inputFile, CancellationToken cancellationToken)
    {
        var roll = new TaskRoll();
        await foreach (var id in BatchFile.ReadCustomIdsAsync(inputFile, cancellationToken).ConfigureAwait(false))
        {
            roll._ids.Add(id);
            roll._lines.TryAdd(id, roll._ids.Count);
        }

        return roll;
    }

    /// <summary>Leaves a task out: its outcome comes from another part. Its lines are still its own.</summary>
    public void LeaveOut(string customId) => _leftOut.Add(customId);

    /// <summary>Whether the task's outcome comes from here.</summary>
    public bool IsWanted(string customId) => !_leftOut.Contains(customId);

    /// <summary>The tasks without an outcome, in the order of the input file, with the number of their line, counted from 1.</summary>
    public IEnumerable<(string CustomId, int Line)> Unanswered
    {
        get
        {
            for (var i = 0; i < _ids.Count; i++)
            {
                if (!_answered.Contains(_ids[i]) && IsWanted(_ids[i]))
                    yield return (_ids[i], i + 1);
            }
        }
    }

    /// <summary>Takes an outcome as the task's own.</summary>
    /// <returns>Why it belongs to no task, or <see langword="null"/> where it was taken.</returns>
    public BatchUnmatchedReason? Answer(string customId)
    {
        if (customId.Length == 0)
            return BatchUnmatchedReason.NoCustomId;

        if (!_lines.ContainsKey(customId))
            return BatchUnmatchedReason.UnknownCustomId;

        return _answered.Add(customId) ? null : BatchUnmatchedReason.DuplicateCustomId;
    }
}
