using System.Net;

namespace BatchTasks.Emulator.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData("GET", "/files")]
    [InlineData("POST", "/batches")]
    [InlineData("POST", "/chat/completions")]
    public async Task A_call_without_a_key_is_refused(string method, string path)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint, key: null);
        (await client.SendAsync(new HttpMethod(method), path)).AssertRefused(
            HttpStatusCode.Unauthorized, null, null,
            "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
    }

    [Fact]
    public async Task Where_one_key_is_asked_for_no_other_is_taken()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { ApiKey = "right" });
        using var wrong = new EmulatorClient(emulator.Endpoint, "wrong");
        (await wrong.GetAsync("/files")).AssertRefused(HttpStatusCode.Unauthorized, "invalid_api_key", null, "Incorrect API key provided.");
        using var right = new EmulatorClient(emulator.Endpoint, "right");
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/files")).Status);
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("PUT", "/batches")]
    public async Task A_route_that_there_is_not_is_not_found(string method, string path)
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        (await client.SendAsync(new HttpMethod(method), path)).AssertRefused(HttpStatusCode.NotFound, null, null, $"Invalid URL ({method} /v1{path})");
    }

    [Fact]
    public async Task The_endpoint_is_a_base_address_on_the_loopback_interface()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        Assert.True(emulator.Endpoint.IsLoopback);
        Assert.Equal("/v1", emulator.Endpoint.AbsolutePath);
        await using var other = await BatchEmulator.StartAsync();
        Assert.NotEqual(emulator.Endpoint, other.Endpoint);
        await Assert.ThrowsAnyAsync<IOException>(() => BatchEmulator.StartAsync(new() { Port = emulator.Endpoint.Port }));
    }

    [Fact]
    public async Task Options_outside_their_range_are_refused()
    {
        BatchEmulatorOptions[] wrong =
        [
            new() { Port = -1 }, new() { Port = 65_536 }, new() { StepDelay = TimeSpan.FromSeconds(-1) }, new() { MaxConcurrency = 0 },
            new() { CompletionWindow = TimeSpan.Zero }, new() { CompletionWindow = TimeSpan.FromDays(31) }, new() { MaxRequestsPerFile = 0 }, new() { MaxBytesPerFile = 0 },
        ];
        foreach (var options in wrong)
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BatchEmulator.StartAsync(options));
    }
}
