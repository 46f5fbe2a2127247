using System.Collections.Generic;
using BatchTasks.Generators.CustomIds;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Flow;

/// <summary>Makes diagnostics of what the flow of request lines comes to, each place once.</summary>
internal sealed class FlowDiagnostics : IFlowFindings
{
    private const string BatchPurpose = "batch";

    private readonly FlowScope _scope;
    private readonly SemanticModel _model;
    private readonly Action<Diagnostic> _report;
    private readonly HashSet<(SyntaxNode, DiagnosticDescriptor)> _reported = [];
    private readonly HashSet<SyntaxNode> _mixed = [];

    public FlowDiagnostics(FlowScope scope, SemanticModel model, Action<Diagnostic> report)
    {
        _scope = scope;
        _model = model;
        _report = report;
    }

    /// <summary>One report for what comes second: another endpoint, else another model, else an id that both can have.</summary>
    public void Mixed(Carried first, Carried second, SyntaxNode? sink)
    {
        if (_scope.ModelOf(first.Task) is not { } one || _scope.ModelOf(second.Task) is not { } other || _mixed.Contains(second.Source))
            return;

        if (one.Endpoint != other.Endpoint)
            ReportMixed(Rules.MixedEndpoints, first, second, NameOf(sink) ?? "One file", NameOf(one), one.Endpoint, NameOf(other), other.Endpoint);
        else if (one.Model is not null && other.Model is not null && one.Model != other.Model)
            ReportMixed(Rules.MixedModels, first, second, NameOf(sink) ?? "One file", NameOf(one), one.Model, NameOf(other), other.Model);
        else if (Overlap.Find(one.CustomId, other.CustomId, _scope.CancellationToken) is { } id)
            ReportMixed(Rules.OverlappingCustomIds, first, second, NameOf(one), NameOf(other), NameOf(sink) ?? "one file", ShownText.Of(id));
    }

    public void Created(Carried file, SyntaxNode? endpoint)
    {
        if (file is { Kind: CarriedKind.Upload, Purpose: not BatchPurpose })
            ReportPurpose(file);

        if (_scope.ModelOf(file.Task) is { } task
            && endpoint is not null
            && !Guards.Any(file)
            && _model.GetConstantValue(endpoint, _scope.CancellationToken) is { HasValue: true, Value: string job }
            && job != task.Endpoint
            && _reported.Add((endpoint, Rules.OtherEndpointThanTheJob)))
        {
            _report(Diagnostic.Create(
                Rules.OtherEndpointThanTheJob, endpoint.GetLocation(), [file.Source.GetLocation()], DiagnosticProperties.Of(task.Endpoint), job, NameOf(task), task.Endpoint));
        }
    }

    public void Uploaded(Carried requests, Carried upload)
    {
        if (upload.Purpose != BatchPurpose)
            ReportPurpose(upload);
    }

    private void ReportPurpose(Carried upload)
    {
        if (_reported.Add((upload.Source, Rules.UploadPurpose)))
            _report(Diagnostic.Create(Rules.UploadPurpose, upload.Source.GetLocation(), upload.Purpose));
    }

    private void ReportMixed(DiagnosticDescriptor rule, Carried first, Carried second, params object[] arguments)
    {
        _mixed.Add(second.Source);
        _report(Diagnostic.Create(rule, second.Source.GetLocation(), [first.Source.GetLocation()], arguments));
    }

    private static string NameOf(TaskModel task) => task.Declaration.DisplayName;

    /// <summary>The sink as the source names it, where that is a name.</summary>
    private static string? NameOf(SyntaxNode? sink) => sink is IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax ? $"'{sink.ToString().Trim('"')}'" : null;
}
