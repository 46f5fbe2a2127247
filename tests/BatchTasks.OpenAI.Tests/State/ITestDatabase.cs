using BatchTasks.ClientTests.Fakes;

namespace BatchTasks.ClientTests.State;

/// <summary>A database that the tests of stores run against.</summary>
public interface ITestDatabase
{
    /// <summary>The name of the run that tests add where they need one only.</summary>
    string RunName { get; }

    /// <summary>Makes an empty database.</summary>
    Task CreateAsync(TestFolder folder);

    /// <summary>A store over it, as another process has it.</summary>
    /// <param name="machine">The folder of the machine's files; null for the store's default.</param>
    /// <param name="time">The machine's clock.</param>
    BatchRunStore Open(string? machine, TimeProvider time);

    /// <summary>Changes it behind the store's back.</summary>
    Task ExecuteAsync(string sql);
}
