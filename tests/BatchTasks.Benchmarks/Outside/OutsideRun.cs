using System.Globalization;
using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Outside;

/// <summary>Measures the peers that are no .NET: each in a process of its own, which takes the time of its own work only.</summary>
internal sealed class OutsideRun(Scale scale, TextWriter progress) : IDisposable
{
    private static readonly Dictionary<WorkKind, TextKind> s_writes = WorkKind.Writes.ToDictionary();
    private static readonly Dictionary<WorkKind, TextKind> s_chats = WorkKind.Chats.ToDictionary();

    private readonly OutsideData _data = new(scale);
    private readonly List<Measurement> _measured = [];
    private readonly List<Skipped> _skipped = [];
    private readonly List<string> _problems = [];
    private readonly string _runs = scale.Iterations.ToString(CultureInfo.InvariantCulture);
    private readonly Dictionary<string, bool> _installed = [];
    private string? _simdjson;

    public IReadOnlyList<Measurement> Measured => _measured;

    public IReadOnlyList<Skipped> Skipped => _skipped;

    /// <summary>What was written or read otherwise than this library does.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Dispose() => _data.Dispose();

    /// <summary>Measures all that are installed and do this kind of work.</summary>
    public void Measure(WorkKind kind)
    {
        MeasureScript(kind, "Node JSON", "node", ["--version"], Path.Combine(OutsidePrograms.Folder, "peers.mjs"));
        foreach (var library in new[] { "json", "orjson" })
            MeasureScript(kind, $"Python {library}", "python3", ["-c", $"import {library}"], Path.Combine(OutsidePrograms.Folder, "peers.py"), library);

        MeasureSimdjson(kind);
    }

    private void MeasureScript(WorkKind kind, string peer, string command, string[] probe, params string[] script)
    {
        if (!s_writes.ContainsKey(kind) && !s_chats.ContainsKey(kind))
            return;

        if (!IsInstalled(command, probe))
        {
            _skipped.Add(new(kind, peer, "not installed"));
        }
        else if (s_writes.TryGetValue(kind, out var text))
        {
            var (file, tasks) = _data.Texts(text);
            var sample = Path.Combine(_data.Folder, "sample.jsonl");
            Add(kind, peer, scale.Lines, command, [.. script, "write", file, _data.RequestFile, _runs, sample]);
            _problems.AddRange(Checks.CheckLines(peer, tasks, File.ReadAllBytes(sample)));
        }
        else
        {
            var (file, sums) = _data.Chats(s_chats[kind]);
            Compare(kind, peer, sums, Add(kind, peer, scale.Lines, command, [.. script, "read", file, _runs]));
        }
    }

    private bool IsInstalled(string command, string[] probe)
    {
        var program = string.Join(' ', [command, .. probe]);
        if (!_installed.TryGetValue(program, out var isInstalled))
            _installed.Add(program, isInstalled = OutsidePrograms.Succeeds(command, probe));

        return isInstalled;
    }

    private void MeasureSimdjson(WorkKind kind)
    {
        if (!s_chats.ContainsKey(kind) && kind != WorkKind.ReadFloats)
            return;

        _simdjson ??= OutsidePrograms.CompileSimdjson(_data.Folder) ?? "";
        if (_simdjson is "")
        {
            _skipped.Add(new(kind, Peers.Simdjson, "no g++ with libsimdjson-dev"));
        }
        else if (s_chats.TryGetValue(kind, out var text))
        {
            var (file, sums) = _data.Chats(text);
            Compare(kind, Peers.Simdjson, sums, Add(kind, Peers.Simdjson, scale.Lines, _simdjson, ["chat", file, _runs]));
        }
        else
        {
            var (file, sums) = _data.Floats();
            Compare(kind, Peers.Simdjson, sums, Add(kind, Peers.Simdjson, scale.EmbeddingLines, _simdjson, ["floats", file, _runs]));
        }
    }

    private string Add(WorkKind kind, string peer, int lines, string command, string[] arguments)
    {
        progress.WriteLine(kind.With(peer));
        var (times, sums) = OutsidePrograms.Measure(command, arguments);
        _measured.Add(new(kind, peer, lines, [times], Allocated: null));
        return sums;
    }

    private void Compare(WorkKind kind, string peer, string expected, string actual)
    {
        if (actual != expected)
            _problems.Add($"{kind.Name}: {peer} read {actual} instead of {expected}.");
    }
}
