using System.Collections.Immutable;

namespace BatchTasks.Generators.Flow;

/// <summary>What is known at one point of a function.</summary>
/// <param name="Values">The values of locals, parameters and the compiler's own captures. What is not here is not known.</param>
/// <param name="Sinks">What may be in a sink, by its identity. A sink that is not here is empty.</param>
internal sealed record FlowState(ImmutableDictionary<object, Value> Values, ImmutableDictionary<object, Content> Sinks)
{
    public static readonly FlowState Empty = new(ImmutableDictionary<object, Value>.Empty, ImmutableDictionary<object, Content>.Empty);

    /// <summary>Where two ways meet: a value must hold on both, a sink may have what it has on one.</summary>
    public static FlowState Join(FlowState one, FlowState other)
    {
        if (one.Equals(other))
            return one;

        var values = one.Values;
        foreach (var pair in one.Values)
        {
            var joined = other.Values.TryGetValue(pair.Key, out var value) ? Value.Join(pair.Value, value) : null;
            values = joined is null ? values.Remove(pair.Key) : values.SetItem(pair.Key, joined);
        }

        var sinks = one.Sinks;
        foreach (var pair in other.Sinks)
            sinks = sinks.SetItem(pair.Key, sinks.TryGetValue(pair.Key, out var content) ? Content.Join(content, pair.Value) : pair.Value);

        return new FlowState(values, sinks);
    }

    public FlowState With(object variable, Value? value) => this with { Values = value is null ? Values.Remove(variable) : Values.SetItem(variable, value) };

    public FlowState With(object sink, Content content) => this with { Sinks = Sinks.SetItem(sink, content) };

    public bool Equals(FlowState? other) => other is not null && Same(Values, other.Values) && Same(Sinks, other.Sinks);

    public override int GetHashCode() => Values.Count + Sinks.Count;

    private static bool Same<T>(ImmutableDictionary<object, T> one, ImmutableDictionary<object, T> other)
        where T : class
    {
        if (ReferenceEquals(one, other))
            return true;

        if (one.Count != other.Count)
            return false;

        foreach (var pair in one)
        {
            if (!other.TryGetValue(pair.Key, out var value) || !pair.Value.Equals(value))
                return false;
        }

        return true;
    }
}
