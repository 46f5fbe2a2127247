namespace BatchTasks.Emulator.Tests.Simulation;

/// <summary>Simulations run when no other test does: work of others in the process would keep their clocks standing.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Simulations
{
    public const string Name = "Simulation";
}
