using System.ComponentModel;
using BatchTasks;

namespace RestaurantReviews;

/// <summary>What a photo shows. photos/README.md says what belongs where.</summary>
public enum PhotoClass
{
    Food,
    Drink,
    Interior,
    Exterior,
    Menu,
}

/// <summary>What comes back for each photo.</summary>
public sealed record PhotoAnswer(
    PhotoClass Class,
    [property: Description("What the photo shows, in a few words.")] string Shows);

/// <summary>One photo to be sorted: the picture goes into the line itself, as base64, when the line is written.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "photo-{Id}", Result = typeof(PhotoAnswer))]
[SystemMessage("""
    You sort photos that guests leave with their reviews of a restaurant:
    Food is a dish, Drink something to drink, in a cup, a glass or a bottle, Interior the room, its tables and decoration,
    Exterior the house from outside, its entrance or sign, Menu a menu, a price list or a bill: text, above all.
    """)]
[UserMessage("What does this photo show?{Photo}")]
[BodyParameter("temperature", 0)]
public sealed partial record PhotoTask(int Id, BatchImage Photo);
