using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Lines;
using ScannedLine = BatchTasks.Shared.Lines.BatchLine;

namespace BatchTasks.Files.Reading;

/// <summary>Gathers what the lines of an input file are for.</summary>
internal sealed class FileSurvey
{
    private readonly CommonText _endpoint = new(static url => ServedEndpoints.OfAnyService.EndpointOf(url) ?? url);
    private readonly CommonText _model = new(static model => model);
    private long _requests;

    public void Add(ReadOnlySpan<byte> utf8)
    {
        _requests++;
        var line = ScannedLine.Scan(utf8);
        _endpoint.Add(line.Url, utf8);
        _model.Add(line.Model, utf8);
    }

    public BatchFileDescription Describe(long bytes) => new(_endpoint.Text, _model.Text, _requests, bytes);

    /// <summary>A text that all lines have, or none.</summary>
    private sealed class CommonText(Func<string, string> meaning)
    {
        private byte[]? _written;
        private bool _differs;

        public string? Text { get; private set; }

        public void Add(LineValue value, ReadOnlySpan<byte> utf8)
        {
            // Nearly always the same bytes as in the line before.
            if (_differs || !value.IsString || value.In(utf8).SequenceEqual(_written))
                return;

            var text = meaning(value.Text(utf8));
            _written = value.In(utf8).ToArray();
            _differs = Text is not null && Text != text;
            Text = _differs ? null : text;
        }
    }
}
