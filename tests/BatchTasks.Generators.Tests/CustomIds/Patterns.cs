using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Tests.CustomIds;

/// <summary>Patterns without a compilation.</summary>
internal static class Patterns
{
    /// <summary>A pattern in short: <c>"review-{Id:Int32}{Page:Int32}"</c>; an enum by its names: <c>{Kind:A|B}</c>; a member alone is an int.</summary>
    public static CustomIdModel Parse(string pattern)
    {
        var literals = new List<string> { "" };
        var holes = new List<CustomIdHoleModel>();
        foreach (var piece in pattern.Split('{'))
        {
            if (literals is [""] && holes.Count == 0 && piece.IndexOf('}') < 0)
            {
                literals[0] = piece;
                continue;
            }

            var end = piece.IndexOf('}');
            var (member, type) = piece[..end].Split(':') is [var name, var kind] ? (name, kind) : (piece[..end], "Int32");
            holes.Add(Hole(member, type));
            literals.Add(piece[(end + 1)..]);
        }

        return Of(literals, holes);
    }

    public static CustomIdModel Of(IEnumerable<string> literals, IEnumerable<CustomIdHoleModel> holes) =>
        new("", [], literals.ToEquatableArray(), holes.ToEquatableArray(), "customId", "ranges", "public");

    public static CustomIdHoleModel Hole(string member, string type) => Enum.TryParse<CustomIdKind>(type, out var kind)
        ? new CustomIdHoleModel(member, member, type, kind, [])
        : Named(member, type.Split('|'));

    /// <summary>An enum with these texts, whose fields are called the same.</summary>
    public static CustomIdHoleModel Named(string member, IEnumerable<string> texts) =>
        new(member, member, "Kind", CustomIdKind.Enum, texts.Select(t => new EnumMemberModel("global::Kind." + t, t)).ToEquatableArray());

    /// <summary>What the runtime takes for the texts of a hole.</summary>
    public static CustomIdText RuntimeTexts(CustomIdHoleModel hole) => hole.Kind == CustomIdKind.Enum
        ? CustomIdText.OneOf([.. hole.Names.Select(n => n.Text)])
        : (CustomIdText)typeof(CustomIdText).GetProperty(hole.Kind.ToString())!.GetValue(null)!;
}
