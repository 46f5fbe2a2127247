using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Flow;

/// <summary>What the operations of one function do to its state. Calls are in <see cref="CallFlow"/>, sinks in <see cref="SinkFlow"/>.</summary>
internal sealed class OperationFlow
{
    /// <summary>Expressions inside expressions are followed so far.</summary>
    private const int MaxDepth = 200;

    private readonly FlowFunction _function;
    private readonly CallFlow _calls;
    private int _depth;

    public OperationFlow(FlowFunction function)
    {
        _function = function;
        Sinks = new SinkFlow(function.Syntax);
        _calls = new CallFlow(function, this);
    }

    public SinkFlow Sinks { get; }

    public IFlowFindings? Findings { set => Sinks.Findings = value; }

    public FlowState State { get => Sinks.State; set => Sinks.State = value; }

    /// <returns>The state after the block, and what it returns or decides by.</returns>
    public (FlowState After, Value? Branch) Run(BasicBlock block, FlowState before)
    {
        State = before;
        foreach (var operation in block.Operations)
            Evaluate(operation);

        var branch = block.BranchValue is { } value ? Evaluate(value) : null;
        return (State, branch);
    }

    /// <summary>Runs an operation; what is certain about its value, or null.</summary>
    public Value? Evaluate(IOperation? operation)
    {
        if (operation is null || _depth == MaxDepth)
            return null;

        _depth++;
        var value = ValueOf(operation);
        _depth--;
        return value;
    }

    private Value? ValueOf(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => Value.Of(text),
        { ConstantValue.HasValue: true } => null,
        IFlowCaptureOperation capture => Assign(capture.Id, Evaluate(capture.Value)),
        IFlowCaptureReferenceOperation capture => Known(capture.Id),
        ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value), assignment),
        ICompoundAssignmentOperation assignment => Assign(assignment.Target, Combine(assignment, assignment.Target, assignment.Value), assignment),
        ILocalReferenceOperation local => OfLocal(local.Local),
        IParameterReferenceOperation parameter => Known(parameter.Parameter) ?? (_function.IsTracked(parameter.Parameter) ? Value.Of(parameter.Parameter) : null),
        IFieldReferenceOperation field => OfField(field),
        IPropertyReferenceOperation property => OfProperty(property),
        IConversionOperation conversion => Evaluate(conversion.Operand),
        IAwaitOperation await => Evaluate(await.Operation),
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
        IArgumentOperation argument => Evaluate(argument.Value),
        IExpressionStatementOperation statement => Evaluate(statement.Operation),
        IReturnOperation { Kind: OperationKind.YieldReturn } yield => Yield(yield),
        IInvocationOperation call => _calls.Evaluate(call),
        IObjectCreationOperation creation => _calls.Create(creation),
        IAnonymousObjectCreationOperation creation => JobFlow.OfAnonymous(creation, this),
        IArrayElementReferenceOperation element => Sinks.ElementOf(Evaluate(element.ArrayReference)) ?? SomeObject(element),
        IArrayCreationOperation or IArrayInitializerOperation or IBinaryOperation or IInterpolatedStringOperation or IInterpolationOperation => Together(operation),
        IDelegateCreationOperation or IFlowAnonymousFunctionOperation => null,
        IDeconstructionAssignmentOperation deconstruction => Forget(deconstruction.Target, deconstruction.Value),
        _ when CollectionExpressions.Is(operation) => Together(operation),
        _ => OfChildren(operation),
    };

    /// <summary>What a local, parameter or capture is known to be.</summary>
    public Value? Known(object variable) => State.Values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>A new object that has what the parts of the operation carry.</summary>
    private Value Together(IOperation operation) => Combine(operation, CollectionExpressions.PartsOf(operation).ToArray());

    private Value Combine(IOperation operation, params IOperation[] parts)
    {
        // The parts first: in 'text += line' one of them may be what the same place made in the round before.
        var lines = parts.Select(part => (part.Syntax, Lines: Sinks.LinesOf(Evaluate(part)))).ToList();
        var combined = Sinks.NewObject(operation.Syntax);
        foreach (var part in lines)
            Sinks.Add(operation.Syntax, part.Lines, part.Syntax, isFile: false, sinkSyntax: null);

        return combined;
    }

    /// <summary>A local of the function, or one of a function around it.</summary>
    private Value? OfLocal(ILocalSymbol local) =>
        !_function.IsTracked(local) ? null
        : Known(local) is { } value ? value
        : _function.IsAround(local) ? Value.Of(local)
        : null;

    private Value? OfField(IFieldReferenceOperation field)
    {
        if (IsFixed(field.Field, field.Instance))
            return Value.Of(field.Field);

        Evaluate(field.Instance);
        return SomeObject(field);
    }

    private Value? OfProperty(IPropertyReferenceOperation property)
    {
        if (IsFixed(property.Property, property.Instance))
            return Value.Of(property.Property);

        var instance = Evaluate(property.Instance);
        foreach (var argument in property.Arguments)
            Evaluate(argument);

        return KnownMethods.RoleOf(property.Property) switch
        {
            FlowRole.Same => instance,
            FlowRole.Element => Sinks.ElementOf(instance),
            _ => SomeObject(property),
        };
    }

    /// <summary>An object that comes from elsewhere. Two such may be one: nothing is said of what goes into both.</summary>
    private Value? SomeObject(IOperation operation) => operation.Type is { IsReferenceType: true } ? Sinks.NewObject(operation.Syntax) : null;

    /// <summary>A field or property of this object, or a static one, that has one value from the constructor on.</summary>
    private static bool IsFixed(ISymbol member, IOperation? instance) =>
        instance is null or IInstanceReferenceOperation
        && member switch
        {
            IFieldSymbol field => field.IsReadOnly,
            IPropertySymbol { IsIndexer: false, SetMethod: null or { IsInitOnly: true }, IsVirtual: false, IsOverride: false } property => IsAutoProperty(property),
            _ => false,
        };

    private static bool IsAutoProperty(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private Value? Assign(IOperation target, Value? value, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                return Assign(local.Local, _function.IsTracked(local.Local) ? value : null);
            case IParameterReferenceOperation parameter:
                // A parameter that was assigned is no longer what came in.
                return Assign(parameter.Parameter, value ?? Value.Of(assignment.Syntax));
            case IPropertyReferenceOperation property:
                var instance = Evaluate(property.Instance);
                if (property.Property.Name is "Position" or "Length")
                    Sinks.Clear(instance, assignment.Syntax);

                JobFlow.Assigned(property, value, assignment, this);
                return value;
            default:
                Evaluate(target);
                return value;
        }
    }

    private Value? Assign(object variable, Value? value)
    {
        State = State.With(variable, value);
        return value;
    }

    private Value? Forget(IOperation target, IOperation value)
    {
        Evaluate(value);
        foreach (var local in target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
            Assign(local.Local, null);

        return null;
    }

    private Value? Yield(IReturnOperation yield)
    {
        Sinks.Add(Value.Of(_function.Syntax), Evaluate(yield.ReturnedValue), yield.ReturnedValue?.Syntax ?? yield.Syntax, isFile: false);
        return null;
    }

    private Value? OfChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Evaluate(child);

        return null;
    }
}
