using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Jobs;

/// <summary>Values in the initializer of an options object, as far as they are constant.</summary>
internal static class OptionValues
{
    /// <summary>What an initializer gives a property, or null.</summary>
    public static IOperation? Of(IObjectOrCollectionInitializerOperation initializer, string property) => initializer.Initializers
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value;

    public static string? Text(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>A time span made of constants: <c>TimeSpan.FromHours(2)</c>, <c>new TimeSpan(1, 0, 0)</c>, <c>TimeSpan.Zero</c>.</summary>
    public static TimeSpan? Duration(IOperation? operation)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return Duration(conversion.Operand);
            case IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } when IsTimeSpan(type):
                return TimeSpan.Zero;
            case IInvocationOperation { TargetMethod: { Name: ['F', 'r', 'o', 'm', .. var unit], ContainingType: var type } } call when IsTimeSpan(type):
                return Sum(call.Arguments, unit);
            case IObjectCreationOperation { Type: { } type } creation when IsTimeSpan(type):
                return Sum(creation.Arguments, "");
            default:
                return null;
        }
    }

    /// <summary>The pairs of a dictionary that is written out with constant keys, in order; null where there may be others.</summary>
    public static IReadOnlyList<(IOperation Key, string Name, IOperation Value)>? Pairs(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;

        if (operation is not IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer, Type.Name: "Dictionary" })
            return null;

        var pairs = new List<(IOperation, string, IOperation)>();
        foreach (var element in initializer.Initializers)
        {
            var (key, value) = element switch
            {
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var first, var second] } => (first.Value, second.Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] }, Value: var assigned } => (index.Value, assigned),
                _ => (null, null),
            };
            if (key is not null && value is not null && Text(key) is { } name)
                pairs.Add((key, name, value));
        }

        return pairs;
    }

    private static TimeSpan? Sum(IEnumerable<IArgumentOperation> arguments, string unit)
    {
        var ticks = 0d;
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: { } value } || TicksPer(argument.Parameter?.Name, unit) is not { } ticksPer)
                return null;

            ticks += Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) * ticksPer;
        }

        return ticks > long.MinValue && ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
    }

    /// <summary>By the parameter's name; the older methods have one that is called 'value', of the unit in their own name.</summary>
    private static long? TicksPer(string? parameter, string unit) => (parameter == "value" ? unit.ToLowerInvariant() : parameter) switch
    {
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" => TimeSpan.TicksPerMillisecond / 1000,
        "ticks" => 1,
        _ => null,
    };

    private static bool IsTimeSpan(ITypeSymbol type) => type is { Name: nameof(TimeSpan), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
