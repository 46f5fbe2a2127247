using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BatchTasks.PostgreSqlTests.Server;

/// <summary>A way to the server that breaks when it is told to: around a statement, before the server has it or after it has done it.</summary>
internal sealed class DroppingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private byte[]? _statement;
    private bool _after;
    private int _drops;
    private int _left;

    public DroppingProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often the connection was dropped.</summary>
    public int Drops => _drops;

    /// <summary>The next times the statement passes, the connection is dropped, after the server has answered or before it is asked.</summary>
    public void DropAt(string statement, bool after, int times = 1)
    {
        _after = after;
        _left = times;
        _statement = Encoding.UTF8.GetBytes(statement);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        await Task.WhenAll(served);
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var answered = new SemaphoreSlim(0);
            var hold = new StrongBox<bool>();
            var down = AnswersAsync(server.GetStream(), client.GetStream(), answered, hold, either.Token);
            var up = RequestsAsync(client.GetStream(), server.GetStream(), answered, hold, either.Token);
            await Task.WhenAny(down, up);
            await either.CancelAsync();
            await Task.WhenAll(down, up);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private async Task RequestsAsync(NetworkStream from, NetworkStream to, SemaphoreSlim answered, StrongBox<bool> hold, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 20];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            var request = buffer.AsMemory(0, read);
            if (_statement is { } statement && request.Span.IndexOf(statement) >= 0 && Interlocked.Decrement(ref _left) >= 0)
            {
                Interlocked.Increment(ref _drops);
                if (_after)
                {
                    hold.Value = true;
                    await to.WriteAsync(request, cancellationToken);
                    await answered.WaitAsync(cancellationToken);
                }

                return;
            }

            await to.WriteAsync(request, cancellationToken);
        }
    }

    private static async Task AnswersAsync(NetworkStream from, NetworkStream to, SemaphoreSlim answered, StrongBox<bool> hold, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (hold.Value)
                answered.Release();
            else
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private sealed class StrongBox<T>
    {
        public T? Value { get; set; }
    }
}
