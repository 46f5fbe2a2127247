using System.ClientModel;
using BatchTasks;
using BatchTasks.PostgreSqlWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenAI;

// Works until it is ended.
if (args is not [var database, var service, var workingDirectory])
{
    Console.Error.WriteLine("Arguments: the connection string of the database, the address of the service, the working directory.");
    return 2;
}

var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database));
builder.Services.AddBatchTasks(options =>
{
    options.Store = services => PostgreSqlRunStore.Open(services.GetRequiredService<NpgsqlDataSource>(), workingDirectory);
    options.Client = _ => new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new Uri(service) });
    options.LookInterval = TimeSpan.FromMilliseconds(200);
});
builder.Services.AddBatchOutcomes<NoteTask, string, OutcomeWriter>();
builder.Services.AddBatchWorker();
await builder.Build().RunAsync();
return 0;
