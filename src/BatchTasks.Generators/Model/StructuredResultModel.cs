namespace BatchTasks.Generators.Model;

/// <summary>A structured result.</summary>
/// <param name="Schema">The strict JSON schema, minimal JSON.</param>
internal sealed record StructuredResultModel(string Schema);
