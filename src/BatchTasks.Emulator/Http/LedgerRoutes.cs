using System.Text.Json;
using BatchTasks.Emulator.Batches;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchTasks.Emulator.Http;

/// <summary><c>/emulator/ledger</c>, which no service has: the ledger for tests of programs.</summary>
internal sealed class LedgerRoutes(BatchService batches)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/emulator/ledger", (RequestDelegate)(context => Reply.JsonAsync(context, writer => Write(writer, batches.ReadLedger()))));

    private static void Write(Utf8JsonWriter writer, EmulatorLedger ledger)
    {
        writer.WriteStartObject();
        writer.WriteNumber("files_uploaded", ledger.FilesUploaded);
        writer.WriteNumber("batches_created", ledger.BatchesCreated);
        writer.WriteNumber("batches_running", ledger.BatchesRunning);
        writer.WriteNumber("executions", ledger.Executions);
        writer.WriteNumber("distinct_requests", ledger.DistinctRequests);
        writer.WriteNumber("failures", ledger.Failures);
        writer.WriteStartArray("executed_more_than_once");
        foreach (var entry in ledger.ExecutedMoreThanOnce)
        {
            writer.WriteStartObject();
            writer.WriteString("custom_id", entry.CustomId);
            writer.WriteString("line_hash", entry.LineHash);
            writer.WriteNumber("times", entry.Times);
            writer.WriteStartArray("batch_ids");
            foreach (var id in entry.BatchIds)
                writer.WriteStringValue(id);

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
