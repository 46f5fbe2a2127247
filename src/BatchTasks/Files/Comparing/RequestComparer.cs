namespace BatchTasks.Files.Comparing;

/// <summary>Finds the first row in which two sources differ, holding a row of each and no more.</summary>
internal static class RequestComparer
{
    /// <summary>Compares two sources row by row.</summary>
    /// <returns>The first difference, or <see langword="null"/> where every row asks for the same.</returns>
    public static async Task<BatchFileDifference?> FindAsync(RequestSource earlier, RequestSource now, CancellationToken cancellationToken)
    {
        for (var row = 1L; ; row++)
        {
            var hasEarlier = await earlier.ReadAsync(cancellationToken).ConfigureAwait(false);
            var hasNow = await now.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!hasEarlier || !hasNow)
                return hasEarlier ? RemovedAtTheEnd(row, earlier) : hasNow ? AddedAtTheEnd(row, now) : null;

            if (earlier.Line.Span.SequenceEqual(now.Line.Span))
                continue;

            var (earlierId, id) = (earlier.ReadId(), now.ReadId());
            if (earlierId != id)
                return await FindOtherRequestAsync(row, earlier, earlierId, now, id, cancellationToken).ConfigureAwait(false);

            // Another way of writing the same (white space, escapes) asks for nothing else.
            if (JsonDifference.Find(earlier.Line.Span, now.Line.Span) is { } difference)
                return Changed(row, earlier, id, difference);
        }
    }

    private static BatchFileDifference Changed(long row, RequestSource earlier, string id, JsonDifference difference) => new()
    {
        Kind = BatchFileDifferenceKind.Changed,
        Row = row,
        EarlierCustomId = id,
        CustomId = id,
        Member = difference.Member,
        EarlierLocation = earlier.Location,
        Message = $"Row {row:N0} (custom_id {Show(id)}) has changed: {difference.Description}",
    };

    /// <summary>Another request in the row: the row after it tells whether one was put in or taken out.</summary>
    private static async Task<BatchFileDifference> FindOtherRequestAsync(
        long row, RequestSource earlier, string earlierId, RequestSource now, string id, CancellationToken cancellationToken)
    {
        var difference = new BatchFileDifference
        {
            Kind = BatchFileDifferenceKind.Changed,
            Row = row,
            EarlierCustomId = earlierId,
            CustomId = id,
            EarlierLocation = earlier.Location,
            Message = $"Row {row:N0} had the custom_id {Show(earlierId)} and has {Show(id)} now.",
        };
        if (await earlier.ReadAsync(cancellationToken).ConfigureAwait(false) && earlier.ReadId() == id)
        {
            return difference with
            {
                Kind = BatchFileDifferenceKind.Removed,
                Message = $"Row {row:N0} (custom_id {Show(earlierId)}) is not there any more: {Show(id)} stands in its place.",
            };
        }

        if (await now.ReadAsync(cancellationToken).ConfigureAwait(false) && now.ReadId() == earlierId)
        {
            return difference with
            {
                Kind = BatchFileDifferenceKind.Added,
                Message = $"Row {row:N0} (custom_id {Show(id)}) is new: it stands before {Show(earlierId)}.",
            };
        }

        return difference;
    }

    private static BatchFileDifference RemovedAtTheEnd(long row, RequestSource earlier)
    {
        var id = earlier.ReadId();
        return new()
        {
            Kind = BatchFileDifferenceKind.Removed,
            Row = row,
            EarlierCustomId = id,
            EarlierLocation = earlier.Location,
            Message = $"Row {row:N0} (custom_id {Show(id)}) is not there any more: {Rows(row - 1)} now.",
        };
    }

    private static BatchFileDifference AddedAtTheEnd(long row, RequestSource now)
    {
        var id = now.ReadId();
        return new()
        {
            Kind = BatchFileDifferenceKind.Added,
            Row = row,
            CustomId = id,
            Message = $"Row {row:N0} (custom_id {Show(id)}) is new: earlier {(row == 2 ? "there was one row" : $"there were {row - 1:N0} rows")}.",
        };
    }

    private static string Rows(long count) => count == 1 ? "there is one row" : $"there are {count:N0} rows";

    private static string Show(string id) => ShortText.Quote(id);
}
