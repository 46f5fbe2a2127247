using System;
using System.Collections.Generic;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Lines;

/// <summary>What a service and a job allow, for the rules. The defaults are OpenAI's, for a file whose job is not known.</summary>
internal sealed record LineRuleLimits
{
    /// <summary>The job's endpoint, or null where only the file is known: its lines then have to agree with one another.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The endpoints that the service serves, and their urls.</summary>
    public ServedEndpoints Endpoints { get; init; } = ServedEndpoints.Published;

    public int MaxRequests { get; init; } = BatchLimits.RequestsPerFile;

    public long MaxBytes { get; init; } = BatchLimits.BytesPerFile;

    /// <summary>Bytes of one line, or null where only the file's limit holds.</summary>
    public long? MaxBytesPerLine { get; init; }

    public int MaxEmbeddingInputs { get; init; } = BatchLimits.EmbeddingInputsPerBatch;

    /// <summary>Code points of a custom_id, or null where no limit is documented.</summary>
    public int? MaxCustomIdLength { get; init; }

    /// <summary>The characters that a custom_id may have, or null where any will do.</summary>
    public string? CustomIdAlphabet { get; init; }

    /// <summary>Whether a model is served, or null where any name will do.</summary>
    public Func<string, bool>? ServesModel { get; init; }

    /// <summary>The rules of what a body may hold, or null where it is taken as it is.</summary>
    public BodyCheck? CheckBody { get; init; }

    /// <summary>The rules for a file that goes to that service.</summary>
    public static LineRuleLimits Of(ProviderLimits provider, string? endpoint = null) => new()
    {
        Endpoint = endpoint,
        Endpoints = provider.Endpoints,
        MaxRequests = provider.Requests,
        MaxBytes = provider.Bytes,
        MaxBytesPerLine = provider.BytesPerLine,
        MaxEmbeddingInputs = provider.EmbeddingInputs,
        MaxCustomIdLength = provider.CustomIdLength,
        CustomIdAlphabet = provider.CustomIdAlphabet,
    };
}

/// <summary>Adds what is wrong with the body of a line, which is an object.</summary>
/// <param name="endpoint">The endpoint that the line is for.</param>
/// <param name="utf8">The line.</param>
/// <param name="line">What a scan of it found.</param>
/// <param name="number">Its number in its file, from 1.</param>
/// <param name="findings">Where the findings go.</param>
internal delegate void BodyCheck(string endpoint, ReadOnlySpan<byte> utf8, BatchLine line, int number, List<LineFinding> findings);
