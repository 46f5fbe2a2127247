using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.Files;

/// <summary>Findings of one file, no more of each rule than a reader takes in: the rest is counted.</summary>
internal sealed class FindingList(int mostOfOneRule)
{
    private readonly List<FileFinding> _findings = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a finding of the rule that is beyond the listed ones, of which no more has to be known.</summary>
    /// <returns>False where the finding is to be listed.</returns>
    public bool JustCounts(string id)
    {
        if (!_counts.TryGetValue(id, out var count) || count <= mostOfOneRule)
            return false;

        _counts[id] = count + 1;
        return true;
    }

    public void Add(FileFinding finding)
    {
        _counts.TryGetValue(finding.Id, out var count);
        _counts[finding.Id] = count + 1;

        // One beyond: it stands where the note about the rest goes, or for itself where it is the only one.
        if (count <= mostOfOneRule)
            _findings.Add(finding);
    }

    /// <summary>The findings in the order in which they were added; of a rule with more, the last one tells how many.</summary>
    public IReadOnlyList<FileFinding> ToList()
    {
        var left = _counts.Where(c => c.Value > mostOfOneRule + 1).ToDictionary(c => c.Key, c => c.Value - mostOfOneRule, StringComparer.Ordinal);
        for (var index = _findings.Count - 1; index >= 0 && left.Count > 0; index--)
        {
            var finding = _findings[index];
            if (!left.TryGetValue(finding.Id, out var more))
                continue;

            left.Remove(finding.Id);
            _findings[index] = new(finding.Id, finding.Place, $"From here on the file has {more} more of this rule; the first {mostOfOneRule} are listed.");
        }

        return _findings;
    }
}
