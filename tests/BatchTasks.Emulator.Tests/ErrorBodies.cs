using System.Net;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

internal static class ErrorBodies
{
    /// <summary>Asserts that a call was refused with exactly this error.</summary>
    public static void AssertRefused(this (HttpStatusCode Status, JsonElement Body) answer, HttpStatusCode status, string? code, string? param, string message)
    {
        var error = answer.Body.GetProperty("error");
        Assert.Equal((status, code, param, message), (answer.Status, error.GetProperty("code").GetString(), error.GetProperty("param").GetString(), error.GetProperty("message").GetString()));
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
    }
}
