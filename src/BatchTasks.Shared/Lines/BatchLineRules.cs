using System;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Lines;

/// <summary>The rules that a request line must keep on its own, whatever stands in the lines around it.</summary>
internal static class BatchLineRules
{
    /// <summary>Adds what is wrong with the line, in the order of its fields.</summary>
    /// <param name="utf8">The line without its line break.</param>
    /// <param name="line">What a scan of it found.</param>
    /// <param name="number">Its number in its file, from 1.</param>
    /// <param name="limits">What the service and the job allow.</param>
    /// <param name="findings">Where the findings go.</param>
    public static void Check(ReadOnlySpan<byte> utf8, BatchLine line, int number, LineRuleLimits limits, List<LineFinding> findings)
    {
        if (limits.MaxBytesPerLine is { } most && utf8.Length > most)
        {
            findings.Add(new(LineRule.LineTooLarge, number, new(0, utf8.Length), $"The line has {utf8.Length} bytes; {most} are allowed.", FileErrors.TooLarge(most)));
        }

        if (line.Error is { } error)
        {
            var rule = error.Offset == 0 && utf8.StartsWith("\uFEFF"u8) ? LineRule.ByteOrderMark : LineRule.NotJson;
            findings.Add(new(rule, number, new(error.Offset, 0), $"The line is not JSON: {error.Message}", LineErrors.NotJson));
            return;
        }

        if (line.Root.Kind != JsonTokenKind.ObjectStart)
        {
            var found = LineErrors.JsonTypeName(line.Root.Kind);
            findings.Add(new(LineRule.NotAnObject, number, line.Root.Span, $"A line must be a JSON object, not {found}.", LineErrors.NotJson));
            return;
        }

        var context = new Context(number, findings);
        CheckFields(utf8, line, limits, context);
        if (line.Body.Kind == JsonTokenKind.ObjectStart)
            CheckBody(utf8, line, limits, context);

        foreach (var field in line.ForeignFields)
            context.Add(LineRule.ForeignField, field, $"{Name(utf8, field)} is no field of a request line: it has custom_id, method, url and body.", null);

        foreach (var key in line.DuplicateKeys)
            context.Add(LineRule.DuplicateKey, key, $"{Name(utf8, key)} stands here a second time; which of the two counts is not defined.", null);
    }

    private static void CheckFields(ReadOnlySpan<byte> utf8, BatchLine line, LineRuleLimits limits, Context context)
    {
        if (IsThere("custom_id", line.CustomId, JsonTokenKind.String, line, context))
            CheckCustomId(utf8, line.CustomId, limits, context);

        if (IsThere("method", line.Method, JsonTokenKind.String, line, context) && !line.Method.Is("POST", utf8))
        {
            var method = line.Method.Text(utf8);
            context.Add(LineRule.Method, line.Method.Span, $"The method is '{method}'; every request of a batch is a POST.", LineErrors.WrongMethod(method), "POST");
        }

        if (IsThere("url", line.Url, JsonTokenKind.String, line, context))
            CheckUrl(utf8, line.Url, limits, context);

        IsThere("body", line.Body, JsonTokenKind.ObjectStart, line, context);
    }

    private static bool IsThere(string field, LineValue value, JsonTokenKind kind, BatchLine line, Context context)
    {
        if (!value.IsPresent)
        {
            context.Add(LineRule.MissingField, line.Root.Span, $"The line has no '{field}'.", LineErrors.MissingField(field));
            return false;
        }

        if (value.Kind == kind)
            return true;

        var expected = LineErrors.JsonTypeName(kind);
        var error = LineErrors.WrongType(field, expected, value.Kind);
        context.Add(LineRule.WrongFieldType, value.Span, $"'{field}' must be {expected}, not {LineErrors.JsonTypeName(value.Kind)}.", error);
        return false;
    }

    private static void CheckCustomId(ReadOnlySpan<byte> utf8, LineValue customId, LineRuleLimits limits, Context context)
    {
        if (limits.MaxCustomIdLength is null && limits.CustomIdAlphabet is null)
            return;

        var text = customId.Text(utf8);
        var length = CodePoints(text);
        if (length > limits.MaxCustomIdLength)
        {
            context.Add(
                LineRule.CustomIdOutsideTheProvider, customId.Span, $"The custom_id has {length} characters; {limits.MaxCustomIdLength} are allowed.", null);
        }

        foreach (var character in text)
        {
            if (limits.CustomIdAlphabet is not { } alphabet || alphabet.Contains(character))
                continue;

            context.Add(LineRule.CustomIdOutsideTheProvider, customId.Span, $"The custom_id '{text}' has a character that is not one of {alphabet}.", null);
            break;
        }
    }

    private static void CheckUrl(ReadOnlySpan<byte> utf8, LineValue url, LineRuleLimits limits, Context context)
    {
        if (limits.Endpoint is { } endpoint && url.Is(endpoint, utf8))
            return;

        var text = url.Text(utf8);
        if (!limits.Endpoints.Takes(text))
        {
            var (nearest, hint) = UnservedEndpoint.Of(text, limits.Endpoints);
            context.Add(LineRule.UnservedEndpoint, url.Span, $"{limits.Endpoints.Subject} does not serve the url '{text}'{hint}", LineErrors.UrlMismatch, nearest);
        }
        else if (limits.Endpoint is { } other && limits.Endpoints.EndpointOf(text) is { } meant && meant != JobEndpoint(other, limits))
        {
            var message = $"The url '{text}' is not the job's endpoint '{other}'.";
            context.Add(LineRule.OtherEndpointThanTheJob, url.Span, message, LineErrors.UrlMismatch);
        }
    }

    /// <summary>The published endpoint of the job, under whichever url it is given.</summary>
    private static string JobEndpoint(string job, LineRuleLimits limits) => EndpointCatalog.IsServed(job) ? job : limits.Endpoints.EndpointOf(job) ?? job;

    private static void CheckBody(ReadOnlySpan<byte> utf8, BatchLine line, LineRuleLimits limits, Context context)
    {
        // By what the line asks for itself; that this is not what the job is for is told of the url.
        var url = line.Url.IsString ? line.Url.Text(utf8) : "";
        var endpoint = limits.Endpoints.EndpointOf(url) ?? (limits.Endpoint is { } job && !EndpointCatalog.IsServed(url) ? JobEndpoint(job, limits) : url);
        foreach (var part in EndpointCatalog.RequiredBodyParts(endpoint))
        {
            if (line.BodyPart(part).IsMissing)
                context.Add(LineRule.MissingBodyPart, line.Body.Span, $"The body of a request to {endpoint} must have '{part}'.", LineErrors.MissingBodyPart(part));
        }

        if (!line.Model.IsMissing && !line.Model.IsString)
        {
            var error = LineErrors.WrongType("body.model", "a string", line.Model.Kind);
            context.Add(LineRule.WrongFieldType, line.Model.Span, "'body.model' must be a string.", error);
        }
        else if (line.Model.IsString && limits.ServesModel is { } serves)
        {
            var model = line.Model.Text(utf8);
            if (!serves(model))
                context.Add(LineRule.UnknownModel, line.Model.Span, $"The model '{model}' is not served in batches.", LineErrors.ModelNotFound(model));
        }

        if (line.Stream.Kind == JsonTokenKind.True)
            context.Add(LineRule.Stream, line.Stream.Span, "A batch does not stream: remove 'stream' from the body.", LineErrors.Streaming, replacement: "");

        limits.CheckBody?.Invoke(endpoint, utf8, line, context.Number, context.Findings);
    }

    private static string Name(ReadOnlySpan<byte> utf8, ByteSpan name) => $"'{JsonString.Unescape(utf8.Slice(name.Start + 1, name.Length - 2))}'";

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index]))
                count--;
        }

        return count;
    }

    private readonly struct Context(int number, List<LineFinding> findings)
    {
        public int Number { get; } = number;

        public List<LineFinding> Findings { get; } = findings;

        public void Add(LineRule rule, ByteSpan span, string message, ServiceError? service, string? replacement = null) =>
            Findings.Add(new(rule, Number, span, message, service) { Replacement = replacement });
    }
}
