using System.Globalization;
using System.Text;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Compilers;
using BatchTasks.Benchmarks.Memory;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
switch (args)
{
    case ["compare", ..]:
        var scale = args.Contains("--smoke") ? Scale.Smoke : args.Contains("--quick") ? Scale.Quick : Scale.Full;
        var exitCode = await CompareCommand.RunAsync(scale, Option("--only"), Option("--output"));
        return exitCode == 0 && scale != Scale.Smoke && Option("--only") is null ? CompilerComparison.Run([.. args[1..], CompilerComparison.Append]) : exitCode;

    case ["compilers", .. var options]:
        return CompilerComparison.Run(options);

    case ["analyzers", ..]:
        Console.WriteLine(await AnalyzerTimes.MeasureAsync(Number("--types", 1000), Number("--runs", 5)));
        return 0;

    case [ChildCommands.ReadFile or ChildCommands.MakeGarbage, var argument, var smallPath]:
        return await ChildCommands.RunAsync(args[0], argument, smallPath);

    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/BatchTasks.Benchmarks -- COMMAND

              compare [--quick | --smoke] [--only TEXT] [--output FILE]   writing, reading and compiling against all peers; or those works alone that have the text in their name
              compilers [--types 1000] [--rounds 9] [--quick] [--only cold|keystroke|build] [--output FILE]   what generators cost, beside their peers
              analyzers [--types 1000] [--runs 5]                         the share that analyzers have in a compilation
            """);
        return 2;
}

string? Option(string name) => Array.IndexOf(args, name) is var index and >= 0 && index + 1 < args.Length ? args[index + 1] : null;

int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
