namespace BatchTasks.PostgreSqlTests.Server;

/// <summary>The programs of a PostgreSQL server that is installed on this machine.</summary>
internal static class PostgreSqlBinaries
{
    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>, the newest first; null where there is none.</summary>
    public static string? Find() => Debian().Concat(OnPath()).FirstOrDefault(static folder => Has(folder, "initdb") && Has(folder, "postgres"));

    // A link may lead to a package that was removed.
    private static bool Has(string folder, string program)
    {
        var file = new FileInfo(Path.Combine(folder, program));
        return file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: false };
    }

    private static IEnumerable<string> Debian()
    {
        const string Root = "/usr/lib/postgresql";
        return !Directory.Exists(Root)
            ? []
            : Directory.GetDirectories(Root)
                .Where(static folder => int.TryParse(Path.GetFileName(folder), out _))
                .OrderByDescending(static folder => int.Parse(Path.GetFileName(folder), null))
                .Select(static folder => Path.Combine(folder, "bin"));
    }

    private static string[] OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
