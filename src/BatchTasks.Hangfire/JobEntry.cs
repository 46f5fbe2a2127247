using System.Security.Cryptography;
using System.Text;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace BatchTasks;

/// <summary>What Hangfire's storage knows of a run: the id of its job. Locked while it is held, for all servers.</summary>
internal sealed class JobEntry : IDisposable
{
    private const string Job = "job";
    private const string Hurried = "hurried";

    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(30);

    private readonly IStorageConnection _connection;
    private readonly IDisposable _lock;
    private readonly string _key;

    private JobEntry(IStorageConnection connection, IDisposable @lock, string key)
    {
        _connection = connection;
        _lock = @lock;
        _key = key;
        var fields = connection.GetAllEntriesFromHash(key);
        JobId = fields?.GetValueOrDefault(Job);
        IsHurried = fields?.GetValueOrDefault(Hurried) == "1";
    }

    /// <summary>The run's job, or null.</summary>
    public string? JobId { get; private set; }

    /// <summary>Whether another step is to follow at once.</summary>
    public bool IsHurried { get; }

    public JobState State => JobId is null ? JobState.None : _connection.GetStateData(JobId)?.Name switch
    {
        null => JobState.None,
        var name when name == SucceededState.StateName => JobState.None,
        var name when name == ScheduledState.StateName => JobState.Waiting,
        var name when name == EnqueuedState.StateName => JobState.Queued,
        var name when name == ProcessingState.StateName => JobState.AtWork,
        var name when name == FailedState.StateName || name == DeletedState.StateName => JobState.GivenUp,
        _ => JobState.Queued,
    };

    public static JobEntry Lock(JobStorage storage, string runName)
    {
        // The keys of some storages are short.
        var key = $"batchtasks:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(runName)), 0, 16)}";
        var connection = storage.GetConnection();
        try
        {
            return new(connection, connection.AcquireDistributedLock(key, LockTime), key);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Notes the run's job.</summary>
    public void Set(string jobId)
    {
        Write(jobId, isHurried: false);
        JobId = jobId;
    }

    public void Hurry() => Write(JobId!, isHurried: true);

    /// <summary>A step begins, which sees all that came before it.</summary>
    public void Begin() => Write(JobId!, isHurried: false);

    public void Remove()
    {
        using var transaction = _connection.CreateWriteTransaction();
        transaction.RemoveHash(_key);
        transaction.Commit();
        JobId = null;
    }

    public void Dispose()
    {
        _lock.Dispose();
        _connection.Dispose();
    }

    private void Write(string jobId, bool isHurried) =>
        _connection.SetRangeInHash(_key, [new(Job, jobId), new(Hurried, isHurried ? "1" : "0")]);
}
