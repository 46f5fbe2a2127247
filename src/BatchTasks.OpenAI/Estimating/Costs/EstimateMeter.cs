namespace BatchTasks;

/// <summary>Adds up what request lines will cost while they are written or read. Not for use by several threads.</summary>
/// <param name="model">The model, or null to take the one that each line names.</param>
/// <param name="expectedOutputTokens">The tokens that the answers of one request are expected to have, or null.</param>
internal sealed class EstimateMeter(string? model, long? expectedOutputTokens)
{
    private readonly RequestReader _reader = new(model);
    private readonly Dictionary<string, ModelTokens> _models = new(StringComparer.Ordinal);
    private ModelTokens? _last;
    private string? _endpoint;
    private bool _hasSeveralEndpoints;

    /// <summary>Adds a request.</summary>
    /// <returns>The tokens of its prompt: it is a <see cref="BatchTokenCounter"/>.</returns>
    /// <exception cref="System.Text.Json.JsonException">The line is not JSON.</exception>
    public long Count(ReadOnlySpan<byte> line)
    {
        var facts = _reader.Read(line);
        ModelOf(_reader.Model).Add(facts, expectedOutputTokens);
        if (facts.Endpoint != _endpoint)
        {
            _hasSeveralEndpoints |= _endpoint is not null;
            _endpoint = facts.Endpoint;
        }

        return facts.PromptTokens;
    }

    /// <summary>What all of them together will be and cost.</summary>
    /// <param name="parts">The files that they were put into.</param>
    /// <param name="bytes">The bytes of these.</param>
    /// <param name="prices">What tokens cost.</param>
    public BatchEstimate ToEstimate(int parts, long bytes, BatchPriceTable prices)
    {
        var all = new ModelTokens("");
        foreach (var tokens in _models.Values)
            all.Add(tokens);

        var costs = CostSum.Of(_models.Values, prices);
        return new BatchEstimate
        {
            Requests = all.Requests,
            Parts = parts,
            Bytes = bytes,
            InputTokens = all.Input,
            OutputTokens = all.IsOutputKnown ? all.Output : null,
            OutputSource = all.Source,
            Cost = costs.Cost,
            BatchCost = costs.BatchCost,
            BatchInputCost = costs.BatchInputCost,
            CostProblem = costs.Problem,
            Currency = prices.Currency,
            Endpoint = _hasSeveralEndpoints ? null : _endpoint,
            Model = _models.Count == 1 && _models.Keys.First() is { Length: > 0 } only ? only : null,
        };
    }

    private ModelTokens ModelOf(string name)
    {
        if (_last?.Model == name)
            return _last;

        if (!_models.TryGetValue(name, out _last))
            _models.Add(name, _last = new ModelTokens(name));

        return _last;
    }
}
