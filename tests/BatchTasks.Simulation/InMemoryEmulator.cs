using BatchTasks.Emulator;
using Microsoft.AspNetCore.TestHost;

namespace BatchTasks.Simulation;

/// <summary>An emulator without sockets: the whole of it is at work on the thread pool, so that <see cref="VirtualTime"/> sees it.</summary>
public sealed class InMemoryEmulator : IAsyncDisposable
{
    private readonly BatchEmulator _emulator;

    private InMemoryEmulator(BatchEmulator emulator) => _emulator = emulator;

    /// <summary>The base address for a client. It leads here through <see cref="CreateHandler"/> alone.</summary>
    public Uri Endpoint => _emulator.Endpoint;

    /// <summary>What was taken in and executed until now.</summary>
    public EmulatorLedger Ledger => _emulator.Ledger;

    /// <summary>Starts an emulator.</summary>
    public static async Task<InMemoryEmulator> StartAsync(BatchEmulatorOptions options, CancellationToken cancellationToken = default) =>
        new(await BatchEmulator.StartAsync(options, host => host.UseTestServer(), cancellationToken).ConfigureAwait(false));

    /// <summary>The way to it for an <see cref="HttpClient"/>. A connection that is dropped is an <see cref="HttpRequestException"/>, or in the middle of a body an
    /// <see cref="HttpIOException"/>, as over a socket.</summary>
    public HttpMessageHandler CreateHandler() => new InMemoryConnection(((TestServer)_emulator.Server).CreateHandler());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
