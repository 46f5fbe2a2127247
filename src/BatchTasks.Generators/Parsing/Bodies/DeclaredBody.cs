using System.Collections.Generic;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>
/// What a task type says about its body, as far as the rules of a service are about it. They depend on the project's options, so they are the analyzer's, and
/// none of this is part of the model.
/// </summary>
/// <param name="Endpoint">The endpoint, one that is served.</param>
/// <param name="Model">The model that [BatchTask] names, or null.</param>
/// <param name="Attribute">The [BatchTask] attribute.</param>
internal sealed record DeclaredBody(string Endpoint, string? Model, AttributeData Attribute)
{
    /// <summary>The parameters of [BodyParameter] and [BodyJson], without those that are refused whatever the service is.</summary>
    public List<DeclaredParameter> Parameters { get; } = [];

    /// <summary>All names in the body, those that the generator sets itself among them.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
}

/// <summary>One parameter, with its constant or its member.</summary>
/// <param name="Name">The parameter's name in the body.</param>
/// <param name="Attribute">The attribute that declares it.</param>
internal sealed record DeclaredParameter(string Name, AttributeData Attribute)
{
    /// <summary>The constant's JSON, as it is written where it is written as JSON.</summary>
    public string? Json { get; init; }

    /// <summary>The member that gives the value.</summary>
    public TaskMember? Member { get; init; }

    /// <summary>How the member's value is written.</summary>
    public ValueModel? Value { get; init; }
}
