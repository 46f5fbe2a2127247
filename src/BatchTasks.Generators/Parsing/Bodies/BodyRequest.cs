using System.Collections.Generic;
using BatchTasks.Generators.Parsing.Bodies.Tools;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>What of a body is known before its own attributes are read.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Model">The model that [BatchTask] names, or null.</param>
/// <param name="Result">The structured output to ask for, or null.</param>
/// <param name="Tools">The functions that the model may call.</param>
/// <param name="Attribute">The [BatchTask] attribute.</param>
internal sealed record BodyRequest(string Endpoint, string? Model, ResultRequest? Result, IReadOnlyList<DeclaredTool> Tools, AttributeData Attribute);
