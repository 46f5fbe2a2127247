using BatchTasks.Benchmarks.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>Newtonsoft.Json, line by line.</summary>
internal sealed class NewtonsoftReader : ResultReader
{
    private static readonly JsonSerializerSettings s_settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        Converters = { new StringEnumConverter(new SnakeCaseNamingStrategy()) },
    };

    private readonly JsonSerializer _serializer = JsonSerializer.Create(s_settings);

    public override string Name => "Newtonsoft.Json";

    public override void Read(byte[] file, ChatTally tally)
    {
        using var text = new StreamReader(new MemoryStream(file, writable: false));
        while (text.ReadLine() is { } json)
        {
            var line = Read<ResultLineDto>(json);
            line.AddTo(tally, Read<Verdict>(line.Content));
        }
    }

    private T Read<T>(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json));
        return _serializer.Deserialize<T>(reader)!;
    }
}
