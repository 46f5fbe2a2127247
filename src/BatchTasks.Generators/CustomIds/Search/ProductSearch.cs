using System.Collections.Generic;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>What a search came to.</summary>
internal enum SearchOutcome
{
    /// <summary>There is no such id.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The search was given up.</summary>
    Unknown,
}

/// <summary>An id with two ways to read it.</summary>
/// <param name="Outcome">Whether there is one.</param>
/// <param name="Id">The id.</param>
/// <param name="First">For each character of it, the hole of the first pattern that it was read in, or -1.</param>
/// <param name="Second">Likewise for the second pattern.</param>
internal sealed record SearchResult(SearchOutcome Outcome, char[] Id, int[] First, int[] Second)
{
    public static readonly SearchResult None = new(SearchOutcome.None, [], [], []);
    public static readonly SearchResult Unknown = new(SearchOutcome.Unknown, [], [], []);
}

/// <summary>
/// Breadth-first search through the product of two patterns for a shortest id that both can give; among the shortest, the one with the most readable
/// characters first. Of one pattern with itself it is an id that can be read in two ways: then the ends of the holes must differ somewhere, and so does the
/// text of the first hole whose end differs.
/// </summary>
internal sealed class ProductSearch(IdPattern first, IdPattern second, IReadOnlyList<char> characters, bool mustDiffer, int limit)
{
    private readonly HashSet<long> _seen = new();
    private readonly List<Node> _nodes = [];
    private readonly List<int> _firstNext = [];
    private readonly List<int> _secondNext = [];

    /// <summary>Whether each pair of states is looked at once. False: each way to it, where more than the states decides what is searched for.</summary>
    public bool Merges { get; init; } = true;

    /// <summary>What an id must have beside two ways to read it.</summary>
    public Func<SearchResult, bool>? Where { get; init; }

    public SearchResult Run(CancellationToken cancellationToken)
    {
        if (first.Pieces.Count == 0 || second.Pieces.Count == 0)
            return SearchResult.None;

        Add(new Node(0, 0, !mustDiffer, -1, default));
        for (var index = 0; index < _nodes.Count; index++)
        {
            if ((index & 255) == 0)
                cancellationToken.ThrowIfCancellationRequested();

            var node = _nodes[index];
            if (node.Differs && first.Accepts(node.First) && second.Accepts(node.Second) && ResultOf(index) is var result && Where?.Invoke(result) != false)
                return result;

            foreach (var character in characters)
                Follow(index, node, character);

            if (_nodes.Count > limit)
                return SearchResult.Unknown;
        }

        return SearchResult.None;
    }

    private void Follow(int index, Node node, char character)
    {
        _firstNext.Clear();
        first.AddNext(node.First, character, _firstNext);
        if (_firstNext.Count == 0)
            return;

        _secondNext.Clear();
        second.AddNext(node.Second, character, _secondNext);
        foreach (var left in _firstNext)
        {
            foreach (var right in _secondNext)
            {
                if (CanEndTogether(left, right))
                    Add(new Node(left, right, node.Differs || left != right, index, character));
            }
        }
    }

    /// <summary>Whether the lengths of what is left let both end at one place.</summary>
    private bool CanEndTogether(int left, int right) =>
        first.MinimumLeft(left) <= second.MaximumLeft(right) && second.MinimumLeft(right) <= first.MaximumLeft(left);

    private void Add(Node node)
    {
        if (!Merges || _seen.Add((((long)node.First * second.StateCount) + node.Second) * 2 + (node.Differs ? 1 : 0)))
            _nodes.Add(node);
    }

    private SearchResult ResultOf(int index)
    {
        var length = 0;
        for (var i = index; _nodes[i].Parent >= 0; i = _nodes[i].Parent)
            length++;

        var result = new SearchResult(SearchOutcome.Found, new char[length], new int[length], new int[length]);
        for (var i = index; _nodes[i].Parent >= 0; i = _nodes[i].Parent)
        {
            length--;
            result.Id[length] = _nodes[i].Character;
            result.First[length] = first.HoleOf(_nodes[i].First);
            result.Second[length] = second.HoleOf(_nodes[i].Second);
        }

        return result;
    }

    private readonly record struct Node(int First, int Second, bool Differs, int Parent, char Character);
}
