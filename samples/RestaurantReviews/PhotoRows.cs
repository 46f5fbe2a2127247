using BatchTasks;
using CsvHelper;

namespace RestaurantReviews;

/// <summary>A row of the list of photos: a file beside the list, with the class that it was drawn for.</summary>
[CsvRecord]
internal sealed partial record LabelledPhoto(int Id, string File, PhotoClass Class);

/// <summary>A row of what came of it.</summary>
[CsvRecord]
internal sealed partial record ClassifiedPhoto(int Id, string File, PhotoClass Class, string Outcome, PhotoClass? Answer, string Detail)
{
    public static ClassifiedPhoto Of(LabelledPhoto photo, BatchOutcome<PhotoAnswer> outcome) => outcome is BatchOutcome<PhotoAnswer>.Succeeded { Value: var answer }
        ? new ClassifiedPhoto(photo.Id, photo.File, photo.Class, outcome.Kind.ToString(), answer.Class, answer.Shows)
        : new ClassifiedPhoto(photo.Id, photo.File, photo.Class, outcome.Kind.ToString(), null, outcome.Reason);
}
