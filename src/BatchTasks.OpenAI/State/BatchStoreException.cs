namespace BatchTasks;

/// <summary>The state of runs can't be read or written: a database that is damaged, out of reach or out of space, or that is no store of runs.</summary>
public sealed class BatchStoreException : IOException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">Which database, and what is wrong.</param>
    /// <param name="innerException">The database's own exception.</param>
    public BatchStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same may succeed later: the connection dropped, or others kept the database busy.</summary>
    public bool IsTransient { get; init; }
}
