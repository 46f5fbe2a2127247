namespace BatchTasks;

/// <summary>The tokens of all requests to one model.</summary>
internal sealed class ModelTokens(string model)
{
    public string Model => model;

    public long Requests { get; private set; }

    public long Input { get; private set; }

    /// <summary>Of those requests of which it is known.</summary>
    public long Output { get; private set; }

    public bool IsOutputKnown { get; private set; } = true;

    /// <summary>Whether every request is paid for by its tokens.</summary>
    public bool IsPricedByTokens { get; private set; } = true;

    public BatchOutputSource Source { get; private set; } = BatchOutputSource.None;

    public void Add(RequestFacts request, long? expectedOutput)
    {
        Requests++;
        Input += request.PromptTokens;
        IsPricedByTokens &= request.IsPricedByTokens;
        var most = request.MaxOutputTokens;
        if (most is 0)
            return;

        // The weakest source is the one of all.
        if (request.IsPricedByTokens && (expectedOutput ?? most) is { } output)
        {
            Output += Math.Min(output, most ?? long.MaxValue);
            Take(expectedOutput is null ? BatchOutputSource.RequestLimits : BatchOutputSource.Expected);
        }
        else
        {
            Take(BatchOutputSource.Unknown);
        }
    }

    public void Add(ModelTokens other)
    {
        Requests += other.Requests;
        Input += other.Input;
        Output += other.Output;
        IsPricedByTokens &= other.IsPricedByTokens;
        if (other.Source != BatchOutputSource.None)
            Take(other.Source);
    }

    private void Take(BatchOutputSource source)
    {
        IsOutputKnown &= source != BatchOutputSource.Unknown;
        Source = IsOutputKnown ? source : BatchOutputSource.Unknown;
    }
}
