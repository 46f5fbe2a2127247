namespace BatchTasks;

/// <summary>Keeps two processes from planning into one folder at the same time. It ends with the process, whatever ends that.</summary>
internal static class PlanLock
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="OperationCanceledException">The token was cancelled while another process was planning.</exception>
    public static async Task<IDisposable> TakeAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, $"{BatchRunStore.DatabaseFileName}.planning");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                // By the machine's own clock: it is another process that is waited for.
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
