using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>What a call of a function does, whoever calls it.</summary>
/// <param name="Effects">What was written into its parameters, the fields of its object and the locals around it, by their symbols.</param>
/// <param name="Returned">What it returns.</param>
/// <param name="ReturnedContent">What is in the object that it returns.</param>
/// <param name="Function">Its declaration: an effect since then has not been emptied in between.</param>
internal sealed record Summary(ImmutableDictionary<object, Content> Effects, Value? Returned, ImmutableArray<Carried> ReturnedContent, SyntaxNode Function);
