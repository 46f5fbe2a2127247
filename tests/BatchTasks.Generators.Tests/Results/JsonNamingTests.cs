using System.Text.Json;
using BatchTasks.Generators.Parsing.Results;
using CsCheck;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>The naming policies against those of System.Text.Json.</summary>
public sealed class JsonNamingTests
{
    private static readonly JsonNamingPolicy?[] s_policies =
    [
        null, JsonNamingPolicy.CamelCase, JsonNamingPolicy.SnakeCaseLower, JsonNamingPolicy.SnakeCaseUpper, JsonNamingPolicy.KebabCaseLower, JsonNamingPolicy.KebabCaseUpper,
    ];

    private static readonly string[] s_others = ["_", "é", "É", "ǅ", "日", "ß", "İ", "𝒜", "٣", "\u0301", "‿"];

    /// <summary>Names as C# has them: letters of all kinds, digits, connectors, letters outside of the basic plane.</summary>
    private static readonly Gen<string> s_names =
        Gen.OneOf(Gen.Char['a', 'z'].Select(c => c.ToString()), Gen.Char['A', 'Z'].Select(c => c.ToString()), Gen.Char['0', '9'].Select(c => c.ToString()), Gen.Int[0, s_others.Length - 1].Select(i => s_others[i]))
            .List[1, 12]
            .Select(string.Concat);

    [Fact]
    public void Every_policy_makes_what_System_Text_Json_makes() => s_names.Sample(name =>
    {
        for (var policy = 0; policy < s_policies.Length; policy++)
            Assert.Equal(s_policies[policy]?.ConvertName(name) ?? name, ((JsonNaming)policy).Apply(name));
    });
}
