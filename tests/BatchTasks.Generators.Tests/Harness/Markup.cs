using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Source with marks around what is to be reported: <c>{|ID:text|}</c>.</summary>
internal static class Markup
{
    public static string Parse(string marked, out List<(string Id, TextSpan Span)> expected)
    {
        expected = [];
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i) is ['{', '|', 'B', 'T', ..])
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (open.Count > 0 && marked.AsSpan(i) is ['|', '}', ..])
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        expected.Sort((a, b) => (a.Span.Start, a.Id).CompareTo((b.Span.Start, b.Id)));
        return source.ToString();
    }
}
