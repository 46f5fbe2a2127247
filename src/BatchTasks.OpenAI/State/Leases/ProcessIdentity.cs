using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BatchTasks;

/// <summary>A process, told from every other one that ever had its number. Serves to see that the holder of a lease is dead.</summary>
/// <param name="Machine">Where process numbers mean the same: the machine, and on Linux its boot and the container.</param>
/// <param name="Id">The number.</param>
/// <param name="StartedAt">On Linux in ticks since the boot, which no change of the clock moves; elsewhere in unix milliseconds.</param>
internal sealed record ProcessIdentity(string Machine, int Id, long StartedAt)
{
    private const int ToleranceMilliseconds = 2000;

    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId);

    /// <summary>A process of this machine that runs.</summary>
    public static ProcessIdentity Of(int id) => new(ThisMachine(), id, ReadStart(id) ?? 0);

    /// <summary>Whether the process is known to have ended. What can't be known is no: the lease then lasts until its time is over.</summary>
    public bool IsDead => Machine == Current.Machine && StartedAt != 0 && !MayRun();

    private bool MayRun()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
        }
        catch (ArgumentException)
        {
            return false;
        }

        // Unreadable although it is there: another user's process.
        if (ReadStart(Id) is not { } startedAt)
            return true;

        return OperatingSystem.IsLinux() ? startedAt == StartedAt : Math.Abs(startedAt - StartedAt) <= ToleranceMilliseconds;
    }

    /// <summary>Null where it can't be told.</summary>
    private static long? ReadStart(int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return ReadLinuxStart(id);

            using var process = Process.GetProcessById(id);
            return new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception or InvalidOperationException or ArgumentException
            or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Field 22 of <c>/proc/ID/stat</c>; -1 for a process that has ended and only waits for its parent to notice.</summary>
    private static long? ReadLinuxStart(int id)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

        // The name, in parentheses, may have spaces and parentheses itself.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 20)
            return null;

        return fields[0] is "Z" or "X" ? -1 : long.Parse(fields[19], CultureInfo.InvariantCulture);
    }

    private static string ThisMachine()
    {
        var name = Environment.MachineName;
        if (!OperatingSystem.IsLinux())
            return name;

        // Containers may share a name, and each counts its processes from 1: a number is looked up only in the same boot and the same namespace.
        try
        {
            var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            return $"{name} {boot} {new FileInfo("/proc/self/ns/pid").LinkTarget}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{name} {Guid.NewGuid():N}";
        }
    }
}
