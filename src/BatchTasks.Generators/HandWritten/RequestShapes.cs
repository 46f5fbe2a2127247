using System.Linq;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Generators.HandWritten;

/// <summary>Which objects are meant for the Batch API. Others have a part of the same names: other services' lines, result lines, schemas, logs of calls.</summary>
internal static class RequestShapes
{
    private static readonly string[] s_jobFields = ["input_file_id", "endpoint", "completion_window", "metadata", "output_expires_after"];

    /// <summary>How endpoints and their misspellings begin, at the services that number their versions.</summary>
    private const string Version = "/v1/";

    /// <summary>A <c>custom_id</c> and two of method, url and body, that speak of the Batch API where one is missing; or a POST to an endpoint of the Batch API, with nothing but method, url and body.</summary>
    public static bool IsLine(SourceJson json, BatchLine line)
    {
        if (line.Error is not null || line.Root.Kind != JsonTokenKind.ObjectStart)
            return false;

        if (!MayBeText(line.CustomId) || !MayBeText(line.Method) || !MayBeText(line.Url))
            return false;

        if (line.CustomId.IsPresent)
        {
            return ((line.Method.IsPresent ? 1 : 0) + (line.Url.IsPresent ? 1 : 0) + (line.Body.IsPresent ? 1 : 0)) switch
            {
                3 => true,
                2 => IsForModel(json, line),
                _ => false,
            };
        }

        return line.ForeignFields.Count == 0
            && !json.IsOpen(line.Root.Span)
            && line.Method.Is("POST", json.Utf8)
            && line.Body.Kind == JsonTokenKind.ObjectStart
            && line.Url.IsString
            && EndpointCatalog.IsServed(line.Url.Text(json.Utf8));

        // An object there is a schema, or something else again.
        bool MayBeText(LineValue value) => value.Kind is not (JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart) || json.IsUnknown(value.Span);
    }

    /// <summary>A button, a web hook or a row of a table may have an id of that name too, and a url or a method.</summary>
    private static bool IsForModel(SourceJson json, BatchLine line) =>
        (line.Url.IsString && line.Url.Text(json.Utf8).StartsWith(Version, StringComparison.Ordinal))
        || line.Model.IsPresent || line.Messages.IsPresent || line.Input.IsPresent || line.Prompt.IsPresent;

    /// <summary>Two of input_file_id, endpoint and completion_window, and nothing that the call does not have: a batch's own object has more.</summary>
    public static bool IsJob(CreateBatchBody body)
    {
        if (body.Root.Kind != JsonTokenKind.ObjectStart || body.Names.Any(name => !s_jobFields.Contains(name)))
            return false;

        return (body.InputFileId.IsPresent ? 1 : 0) + (body.Endpoint.IsPresent ? 1 : 0) + (body.CompletionWindow.IsPresent ? 1 : 0) >= 2;
    }
}
