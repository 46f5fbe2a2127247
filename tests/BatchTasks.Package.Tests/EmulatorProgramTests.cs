using System.IO.Compression;
using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>The emulator's package is a program too.</summary>
public class EmulatorProgramTests(PackedPackages packages)
{
    [Fact]
    public async Task The_emulator_starts_from_its_package()
    {
        using var folder = new TemporaryFolder();
        await ZipFile.ExtractToDirectoryAsync(packages.PathOf("BatchTasks.Emulator"), folder.Path, TestContext.Current.CancellationToken);

        using var program = Tool.Start("dotnet", folder.Path, "exec", folder["lib/net10.0/BatchTasks.Emulator.dll"]);
        try
        {
            var greeting = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(greeting);
            Assert.StartsWith("Listening on http://127.0.0.1:", greeting, StringComparison.Ordinal);

            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", "any");
            var batches = await client.GetStringAsync(new Uri($"{greeting["Listening on ".Length..]}/batches"), TestContext.Current.CancellationToken);
            Assert.Contains("\"object\":\"list\"", batches, StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }
}
