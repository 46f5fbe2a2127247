using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchTasks.Emulator.Http;

/// <summary><c>/v1/files</c>.</summary>
internal sealed class FileRoutes(IFileStore files, LedgerBook ledger, TimeProvider timeProvider)
{
    private const int MostListed = 10_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/files", (RequestDelegate)UploadAsync).Is(EmulatorCallKind.UploadFile);
        routes.MapGet("/v1/files", (RequestDelegate)ListAsync).Is(EmulatorCallKind.ListFiles);
        routes.MapGet("/v1/files/{id}", (RequestDelegate)RetrieveAsync).Is(EmulatorCallKind.RetrieveFile);
        routes.MapDelete("/v1/files/{id}", (RequestDelegate)DeleteAsync).Is(EmulatorCallKind.DeleteFile);
        routes.MapGet("/v1/files/{id}/content", (RequestDelegate)ContentAsync).Is(EmulatorCallKind.DownloadFile);
    }

    private async Task UploadAsync(HttpContext context)
    {
        var file = await new FileUpload(files).ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        ledger.AddUploads(1);
        await Reply.JsonAsync(context, writer => FileJson.Write(writer, file)).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = Paging.Limit(context.Request, otherwise: MostListed, maximum: MostListed);
        IEnumerable<StoredFile> listed = files.List();
        if (query["purpose"].ToString() is { Length: > 0 } purpose)
            listed = listed.Where(file => file.Purpose == purpose);

        if (query["order"].ToString() is { Length: > 0 } order)
        {
            if (order is not ("asc" or "desc"))
                throw RefusedCallException.BadRequest(CallErrors.WrongValue("order", order, ["asc", "desc"]));

            if (order == "asc")
                return ReplyAsync([.. listed]);
        }

        return ReplyAsync([.. listed.Reverse()]);

        Task ReplyAsync(IReadOnlyList<StoredFile> all) =>
            Reply.JsonAsync(context, writer => Paging.Write(writer, context.Request, all, limit, file => file.Id, CallErrors.NoSuchFile, FileJson.Write));
    }

    private Task RetrieveAsync(HttpContext context)
    {
        var file = files.Find(Id(context)) ?? throw Unknown(context);
        return Reply.JsonAsync(context, writer => FileJson.Write(writer, file));
    }

    private Task DeleteAsync(HttpContext context)
    {
        var id = Id(context);
        return files.Delete(id) ? Reply.JsonAsync(context, writer => FileJson.WriteDeleted(writer, id)) : throw Unknown(context);
    }

    /// <summary>The content, or the one range of it that is asked for, so that a download that was broken off can go on.</summary>
    private Task ContentAsync(HttpContext context)
    {
        var id = Id(context);
        var content = files.Open(id) ?? throw Unknown(context);
        var fault = context.Features.Get<EmulatorCallFault>();
        var result = TypedResults.Stream(
            FaultyContent.Of(content, context, fault, timeProvider),
            "application/octet-stream",
            entityTag: new($"\"{id}\""),
            enableRangeProcessing: fault is not EmulatorCallFault.RangeIgnored);
        return result.ExecuteAsync(context);
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static RefusedCallException Unknown(HttpContext context) => RefusedCallException.NotFound(CallErrors.NoSuchFile(Id(context)));
}
