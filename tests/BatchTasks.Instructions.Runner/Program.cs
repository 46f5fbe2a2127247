using System.Text.Json;
using BatchTasks.Instructions;

// {"instructions":{"avx2":true,…},"digests":{"lines":"…",…}}
Console.WriteLine(JsonSerializer.Serialize(await Report.OfThisProcessAsync(), Report.Options));
