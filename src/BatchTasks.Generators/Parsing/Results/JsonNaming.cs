using System.Globalization;
using System.Text;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What a serializer context makes of the names of properties. The values are those of <c>JsonKnownNamingPolicy</c>.</summary>
internal enum JsonNaming
{
    AsTheyAre = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}

/// <summary>The naming policies of System.Text.Json, which the compiler can't be asked for.</summary>
internal static class JsonNamingPolicies
{
    public static string Apply(this JsonNaming naming, string name) => naming switch
    {
        JsonNaming.CamelCase => CamelCase(name),
        JsonNaming.SnakeCaseLower => Separated(name, '_', isLower: true),
        JsonNaming.SnakeCaseUpper => Separated(name, '_', isLower: false),
        JsonNaming.KebabCaseLower => Separated(name, '-', isLower: true),
        JsonNaming.KebabCaseUpper => Separated(name, '-', isLower: false),
        _ => name,
    };

    /// <summary>The capital letters that a name begins with become small, but for one that begins a word after others.</summary>
    private static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;

        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(letters[i]))
                break;

            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
                break;

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary>Words, which begin with a capital letter, parted by a separator. What is neither letter nor digit stays, and begins anew.</summary>
    private static string Separated(string name, char separator, bool isLower)
    {
        var result = new StringBuilder(name.Length + 8);
        var before = UnicodeCategory.OtherNotAssigned;
        for (var i = 0; i < name.Length; i++)
        {
            var current = char.GetUnicodeCategory(name[i]);
            var beginsWord = current == UnicodeCategory.UppercaseLetter && before switch
            {
                UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => true,
                UnicodeCategory.UppercaseLetter => i + 1 < name.Length && char.IsLower(name[i + 1]),
                _ => false,
            };
            if (beginsWord)
                result.Append(separator);

            result.Append(current switch
            {
                UnicodeCategory.UppercaseLetter when isLower => char.ToLowerInvariant(name[i]),
                UnicodeCategory.LowercaseLetter when !isLower => char.ToUpperInvariant(name[i]),
                _ => name[i],
            });
            before = current;
        }

        return result.ToString();
    }
}
