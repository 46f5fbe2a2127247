using System.Text;
using System.Text.RegularExpressions;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>
/// A text that a pattern matches: literals, classes, groups, alternatives, repeats, anchors, <c>\d \w \s</c>. What it can't build (look-arounds,
/// back references) gives null, and so does a text that the pattern turns out not to match.
/// </summary>
internal sealed class PatternText
{
    private const int FreeRepeats = 3;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private readonly string _pattern;
    private readonly AnswerRandom _random;
    private int _position;

    private PatternText(string pattern, AnswerRandom random)
    {
        _pattern = pattern;
        _random = random;
    }

    public static string? Write(string pattern, AnswerRandom random)
    {
        try
        {
            var writer = new PatternText(pattern, random);
            var text = writer.Alternatives();
            var isAll = writer._position == pattern.Length;
            return isAll && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) ? text : null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private bool AtEnd => _position == _pattern.Length;

    private string Alternatives()
    {
        var alternatives = new List<string> { Sequence() };
        while (!AtEnd && _pattern[_position] == '|')
        {
            _position++;
            alternatives.Add(Sequence());
        }

        return alternatives[_random.Below(alternatives.Count)];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            var start = _position;
            var once = Atom();
            var end = _position;
            var (least, most) = Repeat();
            var count = least + _random.Below(most - least + 1);
            if (count > 0)
                text.Append(once);

            // Each repeat is written anew, so that [0-9]{4} is not one digit four times.
            var after = _position;
            for (var index = 1; index < count; index++)
            {
                _position = start;
                text.Append(Atom());
            }

            _position = after;
            if (end == start)
                throw new FormatException("A part of the pattern that takes nothing.");
        }

        return text.ToString();
    }

    private string Atom()
    {
        var next = _pattern[_position++];
        switch (next)
        {
            case '^' or '$':
                return "";
            case '.':
                return Any(Letters);
            case '[':
                return Class();
            case '(':
                return Group();
            case '\\':
                return Escape();
            default:
                return next.ToString();
        }
    }

    private string Group()
    {
        if (!AtEnd && _pattern[_position] == '?')
        {
            if (string.CompareOrdinal(_pattern, _position, "?:", 0, 2) != 0)
                throw new FormatException("A group of a kind that can't be written.");

            _position += 2;
        }

        var text = Alternatives();
        if (AtEnd || _pattern[_position++] != ')')
            throw new FormatException("A group without its end.");

        return text;
    }

    private string Escape()
    {
        if (AtEnd)
            throw new FormatException("An escape without its character.");

        var escaped = _pattern[_position++];
        return escaped switch
        {
            'd' => Any(Digits),
            'w' => Any(Letters),
            's' => " ",
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            _ when char.IsAsciiLetterOrDigit(escaped) => throw new FormatException("An escape that can't be written."),
            _ => escaped.ToString(),
        };
    }

    private string Class()
    {
        var isNegated = !AtEnd && _pattern[_position] == '^';
        if (isNegated)
            _position++;

        var members = new StringBuilder();
        for (var isFirst = true; !AtEnd && (isFirst || _pattern[_position] != ']'); isFirst = false)
            Member(members);

        if (AtEnd)
            throw new FormatException("A class without its end.");

        _position++;
        var all = members.ToString();
        return Any(isNegated ? string.Concat((Letters + Digits + " -_.").Where(character => !all.Contains(character))) : all);
    }

    private void Member(StringBuilder members)
    {
        var first = _pattern[_position++];
        if (first == '\\')
        {
            var kind = AtEnd ? throw new FormatException("An escape without its character.") : _pattern[_position];
            if (kind is 'd' or 'w' or 's')
            {
                _position++;
                members.Append(kind switch { 'd' => Digits, 'w' => Letters, _ => " " });
                return;
            }

            first = Escape()[0];
        }

        var isRange = _position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] is not (']' or '\\');
        if (!isRange)
        {
            members.Append(first);
            return;
        }

        var last = _pattern[_position + 1];
        _position += 2;
        for (var character = (int)first; character <= last && members.Length < 4096; character++)
            members.Append((char)character);
    }

    private (int Least, int Most) Repeat()
    {
        if (AtEnd)
            return (1, 1);

        switch (_pattern[_position])
        {
            case '?':
                _position++;
                return (0, 1);
            case '*':
                _position++;
                return (0, FreeRepeats);
            case '+':
                _position++;
                return (1, FreeRepeats);
            case '{':
                return Counted();
            default:
                return (1, 1);
        }
    }

    private (int Least, int Most) Counted()
    {
        var end = _pattern.IndexOf('}', _position);
        if (end < 0)
            throw new FormatException("A count without its end.");

        var bounds = _pattern[(_position + 1)..end].Split(',');
        _position = end + 1;
        if (!int.TryParse(bounds[0], out var least) || least > 10_000)
            throw new FormatException("A count that can't be written.");

        if (bounds.Length == 1)
            return (least, least);

        return (least, int.TryParse(bounds[1], out var most) ? Math.Clamp(most, least, least + FreeRepeats) : least + FreeRepeats);
    }

    private string Any(string characters) =>
        characters.Length == 0 ? throw new FormatException("A class without members.") : characters[_random.Below(characters.Length)].ToString();
}
