using System.Globalization;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Outside;

/// <summary>Measures the peers that are no .NET: each in a process of its own, which takes the time of its own work only.</summary>
internal sealed class OutsideRun(Scale scale, TextWriter progress)
{
    private readonly List<Measurement> _measured = [];
    private readonly List<Skipped> _skipped = [];
    private readonly List<string> _problems = [];
    private readonly string _runs = scale.Iterations.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Measurement> Measured => _measured;

    public IReadOnlyList<Skipped> Skipped => _skipped;

    /// <summary>What was written or read otherwise than this library does.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Measure()
    {
        using var data = new OutsideData(scale);
        MeasureScript("Node JSON", data, "node", ["--version"], Path.Combine(OutsidePrograms.Folder, "peers.mjs"));
        foreach (var library in new[] { "json", "orjson" })
            MeasureScript($"Python {library}", data, "python3", ["-c", $"import {library}"], Path.Combine(OutsidePrograms.Folder, "peers.py"), library);

        MeasureSimdjson(data);
    }

    private void MeasureScript(string peer, OutsideData data, string command, string[] probe, params string[] script)
    {
        (WorkKind Kind, TextKind Text)[] writes = [(WorkKind.WriteEn, TextKind.En), (WorkKind.WriteJa, TextKind.Ja), (WorkKind.WriteEsc, TextKind.Esc)];
        (WorkKind Kind, TextKind Text)[] reads = [(WorkKind.ReadEn, TextKind.En), (WorkKind.ReadJa, TextKind.Ja)];
        if (!OutsidePrograms.Succeeds(command, probe))
        {
            _skipped.AddRange(writes.Concat(reads).Select(work => new Skipped(work.Kind, peer, "not installed")));
            return;
        }

        foreach (var (kind, text) in writes)
        {
            var (file, tasks) = data.Texts(text);
            var sample = Path.Combine(data.Folder, "sample.jsonl");
            Add(kind, peer, scale.Lines, command, [.. script, "write", file, data.RequestFile, _runs, sample]);
            _problems.AddRange(Checks.CheckLines(peer, tasks, File.ReadAllBytes(sample)));
        }

        foreach (var (kind, text) in reads)
        {
            var (file, sums) = data.Chats(text);
            Compare(kind, peer, sums, Add(kind, peer, scale.Lines, command, [.. script, "read", file, _runs]));
        }
    }

    private void MeasureSimdjson(OutsideData data)
    {
        var program = Path.Combine(data.Folder, "simdjson");
        var source = Path.Combine(OutsidePrograms.Folder, "simdjson.cpp");
        if (!OutsidePrograms.Succeeds("g++", "-O3", "-march=native", "-std=c++17", source, "-o", program, "-lsimdjson"))
        {
            _skipped.AddRange(new[] { WorkKind.ReadEn, WorkKind.ReadJa, WorkKind.ReadFloats }
                .Select(static kind => new Skipped(kind, Peers.Simdjson, "no g++ with libsimdjson-dev")));
            return;
        }

        foreach (var (kind, text) in new[] { (WorkKind.ReadEn, TextKind.En), (WorkKind.ReadJa, TextKind.Ja) })
        {
            var (file, sums) = data.Chats(text);
            Compare(kind, Peers.Simdjson, sums, Add(kind, Peers.Simdjson, scale.Lines, program, ["chat", file, _runs]));
        }

        var floats = data.Floats();
        Compare(WorkKind.ReadFloats, Peers.Simdjson, floats.Sums, Add(WorkKind.ReadFloats, Peers.Simdjson, scale.EmbeddingLines, program, ["floats", floats.File, _runs]));
    }

    private string Add(WorkKind kind, string peer, int lines, string command, string[] arguments)
    {
        progress.WriteLine($"{kind.Name}: {peer}");
        var (median, sums) = OutsidePrograms.Measure(command, arguments);
        _measured.Add(new(kind, peer, lines, median, Allocated: null));
        return sums;
    }

    private void Compare(WorkKind kind, string peer, string expected, string actual)
    {
        if (actual != expected)
            _problems.Add($"{kind.Name}: {peer} read {actual} instead of {expected}.");
    }
}
