using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(BatchTasks.PostgreSqlTests.Server.PostgreSqlServer))]

namespace BatchTasks.PostgreSqlTests.Server;

/// <summary>A server of its own for the tests: on a free port, with its data in a temporary folder. Where none is installed, the tests are skipped.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    // The server refuses to run as root.
    private const string User = "postgres";

    // It lasts as long as the standard input of this shell is open: no longer than the tests, however they end.
    private const string Script = """
        "$0/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >&2 || exit 1
        "$0/postgres" -D "$1/data" -k "$1" -p "$2" -c listen_addresses=127.0.0.1 -c max_connections=300 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off >&2 < /dev/null &
        cat > /dev/null
        kill -QUIT $!
        wait $!
        rm -rf "$1/data"
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("batchtasks-pg-").FullName;
    private readonly List<string> _log = [];
    private Process? _process;
    private int _databases;

    /// <summary>The one of this assembly.</summary>
    public static async Task<PostgreSqlServer> GetAsync() => (await TestContext.Current.GetFixture<PostgreSqlServer>())!;

    /// <summary>Why there is none.</summary>
    public string? SkipReason { get; private set; }

    public int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlBinaries.Find() is not { } binaries)
        {
            SkipReason = "There is no PostgreSQL server on this machine: neither in /usr/lib/postgresql nor on the path. Debian's package is postgresql.";
            return;
        }

        Port = FreePort();
        _process = Start(binaries);
        for (var tries = 0; !await AnswersAsync(); tries++)
        {
            if (_process.HasExited || tries == 300)
                throw new InvalidOperationException($"The PostgreSQL server of {binaries} did not start. {Log()}");

            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A new, empty database. Skips the test where there is no server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        if (SkipReason is not null)
            Assert.Skip(SkipReason);

        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Database = database,
        MaxPoolSize = 20,
    }.ConnectionString;

    private Process Start(string binaries)
    {
        string[] command = ["sh", "-c", Script, binaries, _directory, Port.ToString(CultureInfo.InvariantCulture)];
        if (Environment.UserName == "root")
        {
            command = ["runuser", "-u", User, "--", .. command];
            using var chown = Process.Start("chown", [User, _directory]);
            chown.WaitForExit();
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
                _log.Add(line.Data ?? "");
        };
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync(ConnectionString("postgres"), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Log()
    {
        lock (_log)
            return string.Join('\n', _log);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
