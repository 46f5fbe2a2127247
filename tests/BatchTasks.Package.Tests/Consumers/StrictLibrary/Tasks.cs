using System;
using System.Collections.Generic;
using System.ComponentModel;
using BatchTasks;

[assembly: CLSCompliant(false)]
[assembly: System.Runtime.InteropServices.ComVisible(false)]

namespace StrictLibrary;

/// <summary>How a guest felt.</summary>
public enum Mood
{
    /// <summary>Not at all well.</summary>
    Angry,

    /// <summary>Well.</summary>
    Happy,
}

/// <summary>One dish that is named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Price">What it cost, where it is told.</param>
public sealed record Dish([property: Description("As written")] string Name, decimal? Price);

/// <summary>What a review says.</summary>
/// <param name="Mood">The guest's mood.</param>
/// <param name="Dishes">The dishes.</param>
/// <param name="Visited">The day.</param>
public sealed record Findings(Mood Mood, IReadOnlyList<Dish> Dishes, DateOnly? Visited);

/// <summary>Reads a review.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Id">The review.</param>
/// <param name="Text">What was written.</param>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Shop}-{Id}", Result = typeof(Findings))]
[SystemMessage("Extract what the review tells.")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record ReadReviewTask(Guid Shop, int Id, string Text);

/// <summary>Asks for a word.</summary>
/// <param name="Id">The review.</param>
/// <param name="Text">What was written.</param>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "mood-{Id}", Result = typeof(Mood), ResultFormat = ResultFormat.FunctionCall)]
[UserMessage("{Text}")]
public sealed partial record MoodTask(long Id, string Text);

/// <summary>Makes a text a vector.</summary>
/// <param name="Id">The text's number.</param>
/// <param name="Text">The text.</param>
[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "vector-{Id}")]
[Input("{Text}")]
public readonly partial record struct VectorTask(int Id, string Text);
