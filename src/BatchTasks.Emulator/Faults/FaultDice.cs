using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator.Faults;

/// <summary>The numbers that decide about one thing: they follow from the seed and from what is decided about, not from when, or what else was decided.</summary>
internal sealed class FaultDice
{
    private readonly AnswerRandom _random;

    /// <param name="seed">The seed of all decisions.</param>
    /// <param name="subject">What is decided about.</param>
    public FaultDice(int seed, params ReadOnlySpan<int> subject)
    {
        var state = new AnswerRandom((ulong)seed).Next();
        foreach (var part in subject)
            state = new AnswerRandom(state ^ (uint)part).Next();

        _random = new(state);
    }

    /// <summary>Whether it happens, of what happens at this rate. Each question takes a new number.</summary>
    public bool Falls(double rate) => _random.Fraction() < rate;

    /// <summary>From 0 to 1, 1 excluded.</summary>
    public double Share() => _random.Fraction();

    /// <summary>From 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => _random.Below(count);

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[_random.Below(choices.Length)];
}
