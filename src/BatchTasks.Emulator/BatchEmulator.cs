using System.Net;
using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Backend;
using BatchTasks.Emulator.Batches;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Http;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BatchTasks.Emulator;

/// <summary>
/// A server that speaks the OpenAI Batch API on the loopback interface: files, batches, and the endpoints of a batch as calls. It validates as
/// the service does, walks a batch through its statuses and answers each request through a handler.
/// </summary>
public sealed class BatchEmulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly BatchService _batches;
    private readonly DataFolder _folder;
    private readonly BackendAnswers? _backend;
    private int _isDisposed;

    private BatchEmulator(WebApplication application, BatchService batches, DataFolder folder, BackendAnswers? backend, Uri endpoint)
    {
        _application = application;
        _batches = batches;
        _folder = folder;
        _backend = backend;
        Endpoint = endpoint;
    }

    /// <summary>The base address for a client, such as <c>http://127.0.0.1:41234/v1</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>What was taken in and executed until now. <c>GET /emulator/ledger</c> beside the <c>/v1</c> of <see cref="Endpoint"/> tells the same as JSON.</summary>
    public EmulatorLedger Ledger => _batches.ReadLedger();

    /// <summary>What the calls come in through.</summary>
    internal IServer Server => _application.Services.GetRequiredService<IServer>();

    /// <summary>Starts an emulator. Dispose it to end it. Batches that still run end with it, or go on with the next one on the same <see cref="BatchEmulatorOptions.DataDirectory"/>.</summary>
    /// <param name="options">How it behaves, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">There are a handler and a backend.</exception>
    /// <exception cref="IOException">The port is taken, the data folder can't be made, or another emulator has it.</exception>
    public static Task<BatchEmulator> StartAsync(BatchEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        return StartAsync(options, UseKestrel, cancellationToken);

        void UseKestrel(IWebHostBuilder host) => host.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = null; // Uploads go to disk; what is too large is told by the rules.
            server.Listen(IPAddress.Loopback, options.Port);
        });
    }

    /// <summary>Starts an emulator behind any server, for example one without sockets.</summary>
    internal static async Task<BatchEmulator> StartAsync(BatchEmulatorOptions options, Action<IWebHostBuilder> server, CancellationToken cancellationToken)
    {
        options.Validate();
        var folder = new DataFolder(options.DataDirectory);
        try
        {
            return await StartAsync(options, folder, server, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task<BatchEmulator> StartAsync(
        BatchEmulatorOptions options, DataFolder folder, Action<IWebHostBuilder> server, CancellationToken cancellationToken)
    {
        var files = new DirectoryFileStore(folder, options.TimeProvider);
        var ledger = new LedgerBook();
        ledger.AddUploads(files.UploadsBefore);
        var backend = options.Backend is null ? null : new BackendAnswers(options.Backend, options.MaxConcurrency, options.TimeProvider);
        var answerer = new Answerer(backend is null ? options.Handler : backend.AnswerAsync, options.Models, isBackend: backend is not null);
        var batches = new BatchService(options, files, new BatchFolder(folder), answerer, ledger);
        var application = Build(server, options, files, batches, answerer, ledger);
        try
        {
            batches.Resume();
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
            return new(application, batches, folder, backend, new Uri($"{addresses?.FirstOrDefault() ?? "http://localhost"}/v1"));
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            await batches.DisposeAsync().ConfigureAwait(false);
            backend?.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server and the batches, and removes the temporary folder. A folder that was given stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        // The batches first: a call that waits for one is not made to wait for the server's patience.
        await _batches.DisposeAsync().ConfigureAwait(false);
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _backend?.Dispose();
        _folder.Dispose();
    }

    private static WebApplication Build(
        Action<IWebHostBuilder> server, BatchEmulatorOptions options, IFileStore files, BatchService batches, Answerer answerer, LedgerBook ledger)
    {
        // The empty builder reads no settings: what surrounds a test run has no say here.
        var builder = WebApplication.CreateEmptyBuilder(new());
        server(builder.WebHost);
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        application.Use(next => context => new CallGate(options).InvokeAsync(context, next));
        application.UseRouting();
        if (options.Faults?.Calls is { } faults)
        {
            var gate = new FaultGate(faults, options.TimeProvider);
            application.Use(next => context => gate.InvokeAsync(context, next));
        }

        new FileRoutes(files, ledger, options.TimeProvider).Map(application);
        new BatchRoutes(options, files, batches).Map(application);
        new AnswerRoutes(answerer).Map(application);
        new LedgerRoutes(batches).Map(application);
        application.MapFallback((RequestDelegate)(context =>
            throw RefusedCallException.NotFound(CallErrors.NoSuchRoute(context.Request.Method, context.Request.Path))));
        return application;
    }
}
