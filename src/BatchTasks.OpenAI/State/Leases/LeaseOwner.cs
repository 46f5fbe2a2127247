using System.Globalization;

namespace BatchTasks;

/// <summary>Who holds a lease: one work on one part, in a process. Two works of the same process are two owners.</summary>
internal sealed record LeaseOwner(ProcessIdentity Process, string Token)
{
    private const char Separator = '|';

    public static LeaseOwner New(ProcessIdentity process) => new(process, Guid.NewGuid().ToString("N"));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Process.Machine}{Separator}{Process.Id}{Separator}{Process.StartedAt}{Separator}{Token}");

    /// <summary>Whether the text names a process of this machine that has ended.</summary>
    public static bool IsDead(string text)
    {
        var parts = text.Split(Separator);
        return parts.Length == 4
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            && new ProcessIdentity(parts[0], id, startedAt).IsDead;
    }
}
