using System.Text.Json;
using BatchTasks.Emulator.Batches;
using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchTasks.Emulator.Http;

/// <summary><c>/v1/batches</c>.</summary>
internal sealed class BatchRoutes(BatchEmulatorOptions options, IFileStore files, BatchService batches)
{
    private const int UsuallyListed = 20;
    private const int MostListed = 100;
    private static readonly TimeSpan s_completionWindow = TimeSpan.FromHours(24);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/batches", (RequestDelegate)CreateAsync).Is(EmulatorCallKind.CreateBatch);
        routes.MapGet("/v1/batches", (RequestDelegate)ListAsync).Is(EmulatorCallKind.ListBatches);
        routes.MapGet("/v1/batches/{id}", (RequestDelegate)RetrieveAsync).Is(EmulatorCallKind.RetrieveBatch);
        routes.MapPost("/v1/batches/{id}/cancel", (RequestDelegate)CancelAsync).Is(EmulatorCallKind.CancelBatch);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var call = CreateBatchCall.Read(await JsonBody.ReadAsync(context).ConfigureAwait(false));

        // A file that is not there is found later, in validation; one for another purpose is refused here (how the service puts it is not known).
        if (files.Find(call.InputFileId) is { Purpose: not "batch" and var purpose })
            throw RefusedCallException.BadRequest(CallErrors.WrongFilePurpose(purpose));

        var id = ServiceIds.Batch();
        if (options.TokenLimitRefusesCreation && await batches.EnterQueueAsync(id, call.Endpoint, call.InputFileId, context.RequestAborted).ConfigureAwait(false) is { } full)
            throw RefusedCallException.BadRequest(full);

        var now = options.TimeProvider.GetUtcNow();
        var batch = batches.Start(new BatchRecord
        {
            Id = id,
            Endpoint = call.Endpoint,
            InputFileId = call.InputFileId,
            CompletionWindow = call.CompletionWindow,
            CreatedAt = now,
            ExpiresAt = now + (options.CompletionWindow ?? s_completionWindow),
            Metadata = call.Metadata,
            OutputExpiresAfter = call.OutputExpiresAfter,
        });
        await Reply.JsonAsync(context, writer => BatchJson.Write(writer, batch.Look())).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context)
    {
        var limit = Paging.Limit(context.Request, UsuallyListed, MostListed);
        var all = batches.Store.List();
        return Reply.JsonAsync(context, writer => Paging.Write(writer, context.Request, all, limit, batch => batch.Id, CallErrors.NoSuchBatch, Write));

        static void Write(Utf8JsonWriter writer, Batch batch) => BatchJson.Write(writer, batch.Look());
    }

    private Task RetrieveAsync(HttpContext context)
    {
        var batch = Find(context).Look();
        return Reply.JsonAsync(context, writer => BatchJson.Write(writer, batch));
    }

    private Task CancelAsync(HttpContext context)
    {
        var batch = Find(context);
        if (!batch.TryCancel(options.TimeProvider.GetUtcNow()))
            throw new RefusedCallException(StatusCodes.Status409Conflict, CallErrors.CannotCancel(batch.Record.Status));

        var look = batch.Look();
        return Reply.JsonAsync(context, writer => BatchJson.Write(writer, look));
    }

    private Batch Find(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return batches.Store.TryFind(id, out var batch) ? batch : throw RefusedCallException.NotFound(CallErrors.NoSuchBatch(id));
    }
}
