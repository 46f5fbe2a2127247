using Microsoft.AspNetCore.Builder;

namespace BatchTasks.Emulator.Http;

/// <summary>Says at a route what its calls are for.</summary>
internal sealed record CallKind(EmulatorCallKind Kind);

internal static class CallKindExtensions
{
    public static IEndpointConventionBuilder Is(this IEndpointConventionBuilder route, EmulatorCallKind kind) => route.WithMetadata(new CallKind(kind));
}
