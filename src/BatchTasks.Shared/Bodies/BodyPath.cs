using System.Collections.Generic;
using System.Text;

namespace BatchTasks.Shared.Bodies;

/// <summary>Where in a body a walk is, as the service writes it: <c>messages[0].content</c>. It becomes text only where it is reported.</summary>
internal sealed class BodyPath
{
    private readonly List<(string? Name, int Index)> _steps = [];

    /// <summary>Whether the walk is at the body itself.</summary>
    public bool IsBody => _steps.Count == 0;

    public void Enter(string name) => _steps.Add((name, 0));

    public void Enter(int index) => _steps.Add((null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in _steps)
        {
            if (name is null)
                text.Append('[').Append(index).Append(']');
            else
                text.Append(text.Length == 0 ? "" : ".").Append(name);
        }

        return text.ToString();
    }

    /// <summary>The path of a property of the object that the walk is at.</summary>
    public string Of(string property) => IsBody ? property : $"{this}.{property}";
}
