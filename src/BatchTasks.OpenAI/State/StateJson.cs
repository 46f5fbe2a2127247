using System.Text.Json.Serialization;

namespace BatchTasks;

/// <summary>What the store keeps of parts as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartRefusal))]
[JsonSerializable(typeof(PartTally))]
internal sealed partial class StateJson : JsonSerializerContext;
