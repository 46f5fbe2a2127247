using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Flow;

/// <summary>What calls do: those of the table of known methods, those of the same type by their summaries, and all others.</summary>
internal sealed class CallFlow
{
    private readonly FlowFunction _function;
    private readonly OperationFlow _operations;
    private readonly SinkFlow _sinks;

    public CallFlow(FlowFunction function, OperationFlow operations)
    {
        _function = function;
        _operations = operations;
        _sinks = operations.Sinks;
    }

    public Value? Evaluate(IInvocationOperation call)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        var role = KnownMethods.RoleOf(method);
        if (role == FlowRole.None && method.Name == "ToBatchLine" && call.Instance is { Type: { } task } && _function.Scope.IsTask(task))
            return Value.Of(Carried.Lines(task, call.Syntax));

        // The receiver of an instance method, or the first argument of a static one.
        var instance = _operations.Evaluate(call.Instance);
        var arguments = call.Arguments.OrderBy(static a => a.Parameter?.Ordinal).ToImmutableArray();
        var values = new Dictionary<int, Value?>();
        foreach (var argument in call.Arguments)
            values[argument.Parameter?.Ordinal ?? -1] = Lambda(argument) is null ? _operations.Evaluate(argument) : null;

        Value? At(int ordinal) => values.TryGetValue(ordinal, out var value) ? value : null;
        var first = call.Instance is null ? At(0) : instance;

        switch (role)
        {
            case FlowRole.MakeLine:
                return TaskOf(call) is { } made ? Value.Of(Carried.Lines(made, call.Syntax)) : null;
            case FlowRole.WriteTasks when arguments.Length > 1 && TaskOf(call) is { } written:
                return WriteTasks(call, arguments, At(0), written);
            case FlowRole.WriteTask when arguments.Length > 1 && TaskOf(call) is { } written:
                _sinks.Add(At(1), Value.Of(Carried.Lines(written, arguments[0].Value.Syntax)), arguments[0].Value.Syntax, isFile: true, arguments[1].Value.Syntax);
                return null;
            case FlowRole.AddLines when call.Instance is { Type: { } type }:
                foreach (var argument in arguments)
                    _sinks.Add(instance, At(argument.Parameter?.Ordinal ?? -1), argument.Value.Syntax, KnownMethods.IsFile(type), call.Instance.Syntax);

                return instance;
            case FlowRole.AppendFile when arguments.Length > 1:
                _sinks.Add(FileOf(At(0)), At(1), arguments[1].Value.Syntax, isFile: true, arguments[0].Value.Syntax);
                return null;
            case FlowRole.OverwriteFile when arguments.Length > 1:
                _sinks.Drain(At(1), arguments[0].Value.Syntax);
                _sinks.Clear(FileOf(At(0)), call.Syntax);
                _sinks.Add(FileOf(At(0)), At(1), arguments[1].Value.Syntax, isFile: false);
                return null;
            case FlowRole.TouchFile:
                ForgetFiles(method, values.Values);
                return _sinks.NewObject(call.Syntax);
            case FlowRole.Clear:
                _sinks.Clear(instance, call.Syntax);
                return instance;
            case FlowRole.Same:
                return method.Name == "GetBytes" ? At(0) : first;
            case FlowRole.Element:
                return _sinks.ElementOf(first);
            case FlowRole.Combine:
                return Combine(call, arguments, values.Values.Append(instance));
            case FlowRole.Project:
                return Lambda(arguments.LastOrDefault()) is { } projection ? Apply(call, _function.Scope.SummaryOf(projection, _function), projection.Symbol, ImmutableArray<IArgumentOperation>.Empty, null) : null;
            case FlowRole.ForEach:
                if (Lambda(arguments.LastOrDefault()) is { } body)
                    Apply(call, _function.Scope.SummaryOf(body, _function), body.Symbol, ImmutableArray<IArgumentOperation>.Empty, null);

                return null;
            case FlowRole.Upload when arguments.Length > 0:
                return JobFlow.OfUpload(call, arguments, At(0), _sinks);
            case FlowRole.Send:
                _sinks.Drain(At(0), arguments.FirstOrDefault()?.Value.Syntax);
                return At(0);
            default:
                return Unknown(call, method, arguments, instance, At);
        }
    }

    public Value? Create(IObjectCreationOperation creation)
    {
        var values = creation.Arguments.Select(argument => (argument, Value: _operations.Evaluate(argument))).ToList();
        if (creation.Type is null || creation.Type.IsValueType)
            return null;

        if (KnownMethods.IsWrapper(creation.Type) && values is [{ Value.Identity: { } } wrapped, ..] && !KnownMethods.IsPath(wrapped.argument.Value.Type))
            return wrapped.Value;

        var created = _sinks.NewObject(creation.Syntax);
        foreach (var (argument, value) in values)
        {
            // A stream on a file may empty it, and so may what else is made of its path.
            if (KnownMethods.IsPath(argument.Value.Type))
                _sinks.Forget(FileOf(value));

            _sinks.Add(creation.Syntax, _sinks.LinesOf(value), argument.Value.Syntax, isFile: false, sinkSyntax: null);
        }

        return created;
    }

    private Value? WriteTasks(IInvocationOperation call, ImmutableArray<IArgumentOperation> arguments, Value? target, ITypeSymbol task)
    {
        var site = arguments[1].Value.Syntax;
        var lines = Value.Of(Carried.Lines(task, site));
        if (!KnownMethods.IsPath(arguments[0].Parameter?.Type))
        {
            _sinks.Add(target, lines, site, isFile: true, arguments[0].Value.Syntax);
            return null;
        }

        // A second call with the path replaces the file.
        var file = FileOf(target);
        _sinks.Clear(file, call.Syntax);
        _sinks.Add(file, lines, site, isFile: false);
        return Value.Of(Carried.File(task, site));
    }

    private static Value? FileOf(Value? path) => path?.Identity is { } identity ? Value.Of(new PathFile(identity)) : null;

    private Value Combine(IInvocationOperation call, ImmutableArray<IArgumentOperation> arguments, IEnumerable<Value?> values)
    {
        var parts = values.Select(_sinks.LinesOf).ToList();
        var combined = _sinks.NewObject(call.Syntax);
        foreach (var part in parts)
            _sinks.Add(call.Syntax, part, call.Syntax, isFile: false, sinkSyntax: null);

        return combined;
    }

    /// <summary>A method of the same type does what its summary says. Any other may do anything with the objects that it gets, but for the framework's.</summary>
    private Value? Unknown(IInvocationOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Value? instance, Func<int, Value?> at)
    {
        var isOwn = method.MethodKind == MethodKind.LocalFunction
            || (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.ContainingType, _function.Symbol.ContainingType?.OriginalDefinition)
                && (method.IsStatic || call.Instance is IInstanceReferenceOperation));
        if (isOwn && _function.Scope.SummaryOf(method.OriginalDefinition, _function) is { } summary)
            return Apply(call, summary, method.OriginalDefinition, arguments, at);

        var isFramework = IsFramework(method.ContainingType);
        if (method.MethodKind == MethodKind.DelegateInvoke || arguments.Any(a => Lambda(a) is { } lambda && (!isFramework || lambda.Syntax is LambdaExpressionSyntax { Block: not null })))
            ForgetAll(static _ => true);

        if (isFramework && KnownMethods.MayTakeOut(method))
            _sinks.Forget(instance);

        if (!isFramework)
        {
            foreach (var argument in arguments)
            {
                var value = at(argument.Parameter?.Ordinal ?? -1);
                _sinks.Forget(value);
                if (KnownMethods.IsPath(argument.Value.Type))
                    _sinks.Forget(FileOf(value));
            }

            _sinks.Forget(instance);
            if (isOwn)
                ForgetAll(static place => place is IFieldSymbol or IPropertySymbol);
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && argument.Value is ILocalReferenceOperation or IDeclarationExpressionOperation)
            {
                foreach (var local in argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                    _sinks.State = _sinks.State.With(local.Local, (Value?)null);
            }
        }

        return call.Type is { IsReferenceType: true } || method.ReturnsByRef ? _sinks.NewObject(call.Syntax) : null;
    }

    /// <summary>What is done in the called function is done here, by this call.</summary>
    private Value? Apply(IInvocationOperation call, Summary? summary, IMethodSymbol called, ImmutableArray<IArgumentOperation> arguments, Func<int, Value?>? at)
    {
        if (summary is null)
            return null;

        Value? Passed(ISymbol parameter) => arguments.FirstOrDefault(a => IsFor(a, parameter)) is { Parameter: { } own } ? at?.Invoke(own.Ordinal) : null;

        foreach (var effect in summary.Effects)
        {
            var symbol = effect.Key is PathFile { Path: var path } ? path : effect.Key;
            var outer = symbol switch
            {
                IParameterSymbol own when SymbolEqualityComparer.Default.Equals(own.ContainingSymbol, called) => Passed(own),
                ILocalSymbol or IParameterSymbol => _operations.Known(symbol) ?? (symbol is IParameterSymbol || _function.IsAround((ISymbol)symbol) ? Value.Of(symbol) : null),
                _ => Value.Of(symbol),
            };
            var place = effect.Key is PathFile ? FileOf(outer) : outer;
            if (place?.Identity is not { } identity)
                continue;

            if (effect.Value.Since is null)
                _sinks.Forget(place);
            else if (effect.Value.Since != summary.Function)
                _sinks.Clear(place, call.Syntax);

            _sinks.Add(identity, Mapped(effect.Value.Entries, call), call.Syntax, KnownMethods.IsFile(symbol), sinkSyntax: null);
        }

        if (summary.Returned?.Identity is IParameterSymbol returned && Passed(returned) is { } same)
            return same;

        var lines = Content.Union(summary.ReturnedContent, summary.Returned?.Lines ?? ImmutableArray<Carried>.Empty);
        var result = _sinks.NewObject(call.Syntax);
        if (!lines.IsEmpty)
            _sinks.State = _sinks.State.With(call.Syntax, new Content(call.Syntax, Mapped(lines, call)));

        return result;
    }

    private static bool IsFor(IArgumentOperation argument, ISymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter.OriginalDefinition);

    /// <summary>The entries of a called function as those of the call, with the type parameters that they name.</summary>
    private ImmutableArray<Carried> Mapped(ImmutableArray<Carried> entries, IInvocationOperation call) => entries
        .Select(entry => entry.By(call.Syntax, entry.Task is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method, Ordinal: var ordinal } && ordinal < call.TargetMethod.TypeArguments.Length
            ? call.TargetMethod.TypeArguments[ordinal]
            : entry.Task))
        .Where(entry => entry.Task is null or ITypeParameterSymbol || _function.Scope.IsTask(entry.Task))
        .ToImmutableArray();

    /// <summary>A directory has files of which the paths are not known here.</summary>
    private void ForgetFiles(IMethodSymbol method, IEnumerable<Value?> paths)
    {
        if (method.ContainingType.Name == "Directory")
            ForgetAll(static place => place is PathFile);

        foreach (var path in paths)
            _sinks.Forget(FileOf(path));
    }

    private void ForgetAll(Func<object, bool> which)
    {
        foreach (var sink in _sinks.State.Sinks.Keys.Where(which).ToList())
            _sinks.Forget(Value.Of(sink));
    }

    /// <summary>The task type of a generic method of the library; a type parameter within a generic helper.</summary>
    private ITypeSymbol? TaskOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments is [var task, ..] && (task is ITypeParameterSymbol || _function.Scope.IsTask(task)) ? task : null;

    private static IFlowAnonymousFunctionOperation? Lambda(IArgumentOperation? argument)
    {
        var value = argument?.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } ? lambda : null;
    }

    private static bool IsFramework(INamedTypeSymbol? type)
    {
        var space = type?.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;

        return space?.Name == "System";
    }
}
