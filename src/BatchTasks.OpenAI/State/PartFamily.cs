namespace BatchTasks;

/// <summary>A part and those that send some of its tasks again.</summary>
internal static class PartFamily
{
    public static IEnumerable<PartRecord> ChildrenOf(PartRecord part, IEnumerable<PartRecord> parts) => parts.Where(other => other.Parent == part.Number);

    /// <summary>The part, and all that stem from it.</summary>
    public static IReadOnlyList<PartRecord> Of(PartRecord part, IReadOnlyList<PartRecord> parts)
    {
        var family = new List<PartRecord> { part };
        for (var i = 0; i < family.Count; i++)
            family.AddRange(ChildrenOf(family[i], parts));

        return family;
    }
}
