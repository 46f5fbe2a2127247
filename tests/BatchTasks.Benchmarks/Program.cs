using System.Globalization;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Compilers;

// dotnet run -c Release --project tests/BatchTasks.Benchmarks -- compare [--quick] [--only "read chat"] [--output FILE]
// dotnet run -c Release --project tests/BatchTasks.Benchmarks -- analyzers [--types 1000] [--runs 5]
switch (args.FirstOrDefault())
{
    case "compare":
        var scale = args.Contains("--smoke") ? Scale.Smoke : args.Contains("--quick") ? Scale.Quick : Scale.Full;
        return CompareCommand.Run(scale, Value("--output"), Value("--only"));

    case "analyzers":
        Console.WriteLine(await AnalyzerTimes.MeasureAsync(Number("--types", 1000), Number("--runs", 5)));
        return 0;

    default:
        Console.Error.WriteLine("""
            Usage:
              compare [--quick | --smoke] [--only NAME] [--output FILE]   writing and reading, against all peers
              analyzers [--types 1000] [--runs 5]                         the analyzers' share of a compilation
            """);
        return 2;
}

string? Value(string name) => Array.IndexOf(args, name) is var index and >= 0 && index + 1 < args.Length ? args[index + 1] : null;

int Number(string name, int otherwise) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
