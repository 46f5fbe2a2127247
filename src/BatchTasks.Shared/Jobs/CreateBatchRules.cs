using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Limits;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;
using BatchTasks.Shared.Rules;

namespace BatchTasks.Shared.Jobs;

/// <summary>
/// What the service refuses in the body of a CreateBatch call, in the order in which it looks. Source: <c>CreateBatchRequest</c> and <c>Metadata</c> of the
/// OpenAPI document.
/// </summary>
internal readonly ref struct CreateBatchRules
{
    /// <summary>What an expiry counts from.</summary>
    public const string Anchor = "created_at";

    private const string Expiry = "output_expires_after";

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly CreateBatchBody _body;
    private readonly ProviderLimits _provider;
    private readonly List<CreateBatchFinding> _findings;

    private CreateBatchRules(ReadOnlySpan<byte> utf8, CreateBatchBody body, ProviderLimits provider)
    {
        _utf8 = utf8;
        _provider = provider;
        _body = body;
        _findings = [];
    }

    /// <param name="utf8">The call's body.</param>
    /// <param name="body">What a scan of it found: an object.</param>
    /// <param name="provider">The service that the call goes to.</param>
    public static IReadOnlyList<CreateBatchFinding> Check(ReadOnlySpan<byte> utf8, CreateBatchBody body, ProviderLimits provider)
    {
        var rules = new CreateBatchRules(utf8, body, provider);
        rules.Check();
        return rules._findings;
    }

    private void Check()
    {
        IsText("input_file_id", _body.InputFileId);
        if (IsText("endpoint", _body.Endpoint))
            CheckEndpoint(_body.Endpoint.Text(_utf8));

        if (IsText("completion_window", _body.CompletionWindow)
            && _body.CompletionWindow.Text(_utf8) is var window
            && JobRules.CompletionWindow(window, _provider.CompletionWindows, _provider.Name) is { } message)
        {
            Add(_body.CompletionWindow.Span, message, CallErrors.WrongCompletionWindow(window), BatchLimits.CompletionWindow);
        }

        if (IsObject("metadata", _body.Metadata))
            CheckMetadata();

        if (IsObject(Expiry, _body.OutputExpiresAfter))
            CheckExpiry();
    }

    private void CheckEndpoint(string endpoint)
    {
        if (_provider.Endpoints.Takes(endpoint))
            return;

        var (nearest, hint) = UnservedEndpoint.Of(endpoint, _provider.Endpoints);
        var message = $"{_provider.Endpoints.Subject} does not serve '{endpoint}'{hint}";
        _findings.Add(new(RuleIds.UnservedEndpoint, _body.Endpoint.Span, message, CallErrors.WrongEndpoint(endpoint)) { Replacement = nearest });
    }

    private void CheckMetadata()
    {
        foreach (var (name, nameSpan, value) in _body.MetadataPairs)
        {
            if (!value.IsString)
            {
                Add(value.Span, $"The metadata '{name}' must be a string, not {TypeName(value)}.", CallErrors.WrongType($"metadata.{name}", "a string", TypeName(value)));
            }
            else if (name.Length > BatchLimits.MetadataKeyCharacters)
            {
                Add(nameSpan, JobRules.MetadataKey(name)!, CallErrors.MetadataKeyTooLong(name));
            }
            else if (value.Text(_utf8) is var text && JobRules.MetadataValue(name, text) is { } problem)
            {
                Add(value.Span, problem, CallErrors.MetadataValueTooLong(name, text.Length));
            }
        }

        if (JobRules.MetadataPairs(_body.MetadataPairs.Count, reserved: 0) is { } tooMany)
            Add(_body.Metadata.Span, tooMany, CallErrors.MetadataTooManyPairs(_body.MetadataPairs.Count));
    }

    private void CheckExpiry()
    {
        if (!_body.ExpiryAnchor.IsString)
            AddAbsence(_body.ExpiryAnchor, _body.OutputExpiresAfter, $"{Expiry}.anchor");
        else if (!_body.ExpiryAnchor.Is(Anchor, _utf8))
            AddWrongAnchor(_body.ExpiryAnchor.Text(_utf8));

        if (Whole(_body.ExpirySeconds) is not { } seconds)
        {
            AddAbsence(_body.ExpirySeconds, _body.OutputExpiresAfter, $"{Expiry}.seconds");
        }
        else if (JobRules.Expiry(seconds) is { } problem)
        {
            var error = CallErrors.OutOfRange($"{Expiry}.seconds", BatchLimits.ExpirySecondsMinimum, BatchLimits.ExpirySecondsMaximum, seconds);
            Add(_body.ExpirySeconds.Span, problem, error);
        }
    }

    private void AddWrongAnchor(string anchor)
    {
        var message = $"An expiry counts from '{Anchor}', not from '{anchor}'.";
        Add(_body.ExpiryAnchor.Span, message, CallErrors.WrongValue($"{Expiry}.anchor", anchor, [Anchor]), Anchor);
    }

    private bool IsText(string name, LineValue value)
    {
        if (value.IsMissing)
            AddAbsence(value, _body.Root, name);
        else if (!value.IsString)
            Add(value.Span, $"'{name}' must be a string, not {TypeName(value)}.", CallErrors.WrongType(name, "a string", TypeName(value)));

        return value.IsString;
    }

    private bool IsObject(string name, LineValue value)
    {
        if (!value.IsMissing && value.Kind != JsonTokenKind.ObjectStart)
            Add(value.Span, $"'{name}' must be an object, not {TypeName(value)}.", CallErrors.WrongType(name, "an object", TypeName(value)));

        return value.Kind == JsonTokenKind.ObjectStart;
    }

    /// <summary>The service distinguishes whole numbers from others.</summary>
    private string TypeName(LineValue value) =>
        value.Kind != JsonTokenKind.Number ? LineErrors.JsonTypeName(value.Kind) : Whole(value) is null ? "a decimal" : "an integer";

    private long? Whole(LineValue value) =>
        value.Kind == JsonTokenKind.Number
        && long.TryParse(Encoding.ASCII.GetString(value.In(_utf8).ToArray()), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private void AddAbsence(LineValue value, LineValue container, string name)
    {
        var message = $"A batch is not created without '{name}'.";
        var span = value.IsPresent ? value.Span : container.Span;
        _findings.Add(new(RuleIds.JobOutsideTheLimits, span, message, CallErrors.MissingParameter(name)) { IsAbsence = !value.IsPresent });
    }

    private void Add(ByteSpan span, string message, ServiceError error, string? replacement = null) =>
        _findings.Add(new(RuleIds.JobOutsideTheLimits, span, message, error) { Replacement = replacement });
}
