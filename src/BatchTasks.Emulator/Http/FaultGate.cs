using System.Globalization;
using System.Text;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatchTasks.Emulator.Http;

/// <summary>Lets go wrong with a call what the faults say.</summary>
internal sealed class FaultGate(Func<EmulatorCall, EmulatorCallFault?> faults, TimeProvider timeProvider)
{
    private readonly CallNumbers _numbers = new();

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CallKind>() is not { Kind: var kind })
            return next(context);

        var fault = faults(new(kind, _numbers.Next(kind), (string?)context.Request.RouteValues["id"]));
        context.Features.Set(fault); // What goes wrong in the middle of a content is the download's own matter.
        return fault switch
        {
            EmulatorCallFault.Failed failed => FailAsync(context, next, failed),
            EmulatorCallFault.Dropped dropped => DropAsync(context, next, dropped.AfterEffect),
            EmulatorCallFault.Slow { Delay: var delay } when kind != EmulatorCallKind.DownloadFile => WaitAsync(context, next, delay),
            _ => next(context),
        };
    }

    private static async Task FailAsync(HttpContext context, RequestDelegate next, EmulatorCallFault.Failed fault)
    {
        if (fault.AfterEffect)
            await CarryOutAsync(context, next).ConfigureAwait(false);

        if (fault.RetryAfter is { } pause)
            context.Response.Headers.RetryAfter = ((long)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

        if (fault.StatusCode is StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout)
        {
            var page = $"<html><head><title>{fault.StatusCode}</title></head><body><h1>{fault.Message ?? "The gateway got no answer"}</h1></body></html>\n";
            await Reply.BytesAsync(context, fault.StatusCode, "text/html", Encoding.UTF8.GetBytes(page)).ConfigureAwait(false);
            return;
        }

        var usual = CallErrors.Passing(fault.StatusCode);
        await Reply.ErrorAsync(context, fault.StatusCode, new(fault.Code ?? usual.Code, fault.Message ?? usual.Message, null)).ConfigureAwait(false);
    }

    private static async Task DropAsync(HttpContext context, RequestDelegate next, bool afterEffect)
    {
        if (afterEffect)
            await CarryOutAsync(context, next).ConfigureAwait(false);

        context.Abort();
    }

    private async Task WaitAsync(HttpContext context, RequestDelegate next, TimeSpan delay)
    {
        await Task.Delay(delay, timeProvider, context.RequestAborted).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }

    /// <summary>Does what the call asks for and keeps the answer back.</summary>
    private static async Task CarryOutAsync(HttpContext context, RequestDelegate next)
    {
        var requestId = context.Response.Headers[CallGate.RequestIdHeader];
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Response.Body = Stream.Null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            context.Features.Set(body);
        }

        context.Response.Clear();
        context.Response.Headers[CallGate.RequestIdHeader] = requestId;
    }
}
