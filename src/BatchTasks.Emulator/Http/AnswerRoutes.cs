using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchTasks.Emulator.Http;

/// <summary>The endpoints that answer at once, from the same handler as a batch's rows.</summary>
internal sealed class AnswerRoutes(Answerer answerer)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in EndpointCatalog.All)
            routes.MapPost(endpoint, (RequestDelegate)(context => AnswerAsync(context, endpoint))).Is(EmulatorCallKind.Answer);
    }

    private async Task AnswerAsync(HttpContext context, string endpoint)
    {
        var isForm = FormBody.IsForm(context.Request, endpoint);
        var body = isForm ? await FormBody.ReadAsync(context, endpoint).ConfigureAwait(false) : await JsonBody.ReadAsync(context).ConfigureAwait(false);
        var request = new EmulatedRequest(endpoint, customId: null, body);
        var response = await answerer.AnswerAsync(request, context.RequestAborted).ConfigureAwait(false);
        await Reply.BytesAsync(context, response.StatusCode, response.Body).ConfigureAwait(false);
    }
}
