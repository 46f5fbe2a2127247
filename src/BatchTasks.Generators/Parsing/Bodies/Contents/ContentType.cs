using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Contents;

/// <summary>The type of a member that is content: one part, or an enumerable of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Model">How it is written.</param>
internal sealed record ContentType(ContentKind Kind, ContentModel Model)
{
    /// <summary>Returns null for what is no content but text.</summary>
    public static ContentType? Find(ITypeSymbol type)
    {
        if (KindOf(type) is { } kind)
            return new ContentType(kind, new ContentModel(type.WithoutNullable().SourceName(), IsList: false, type.MayBeNull()));

        return ValueParser.ElementType(type) is { } element && KindOf(element) is { } kindOfElement
            ? new ContentType(kindOfElement, new ContentModel(element.SourceName(), IsList: true, type.MayBeNull()) { HasNullableItems = element.IsDeclaredNullable() })
            : null;
    }

    /// <summary>The value of a member of the type as a part.</summary>
    public ContentPart.Value Part(TaskMember member) => new(member.Expression, Model) { IsOptional = !Model.IsList && member.Type.IsDeclaredNullable() };

    /// <summary>The kind in words.</summary>
    public static string Describe(ContentKind kind) => kind switch
    {
        ContentKind.Image => "an image",
        ContentKind.Audio => "audio",
        ContentKind.File => "a file",
        _ => "content other than text",
    };

    private static ContentKind? KindOf(ITypeSymbol type) => !type.IsIn(AttributeNames.Namespace) ? null : type.Name switch
    {
        "BatchImage" => ContentKind.Image,
        "BatchAudio" => ContentKind.Audio,
        "BatchFileInput" => ContentKind.File,
        "BatchContent" or "BatchText" => ContentKind.Any,
        _ => null,
    };
}
