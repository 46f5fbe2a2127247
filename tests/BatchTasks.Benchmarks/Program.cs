using BatchTasks.Benchmarks.Compilers;

// dotnet run -c Release --project tests/BatchTasks.Benchmarks -- compilers [--types 1000] [--rounds 9] [--quick] [--output FILE]
if (args is ["compilers", .. var compilers])
    return CompilerComparison.Run(compilers);

// dotnet run -c Release --project tests/BatchTasks.Benchmarks -- analyzers [--types 1000] [--runs 5]
if (args is not ["analyzers", .. var options])
{
    Console.Error.WriteLine("Usage: analyzers [--types 1000] [--runs 5] | compilers [--types 1000] [--rounds 9] [--quick] [--output FILE]");
    return 2;
}

var types = Number("--types", 1000);
var runs = Number("--runs", 5);
Console.WriteLine(await AnalyzerTimes.MeasureAsync(types, runs));
return 0;

int Number(string name, int otherwise) =>
    Array.IndexOf(options, name) is var index and >= 0 && index + 1 < options.Length ? int.Parse(options[index + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
