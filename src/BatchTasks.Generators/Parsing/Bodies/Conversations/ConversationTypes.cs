using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Conversations;

/// <summary>The types that hold a conversation.</summary>
/// <param name="Converter">The method that makes the library's messages of one, as C# source; null where it has them.</param>
internal sealed record ConversationType(string? Converter)
{
    /// <summary>Whether one of the library's messages may be null.</summary>
    public bool HasNullableItems { get; init; }
}

/// <summary>Finds them: enumerables of the library's messages, or of those of a library for which there is a package.</summary>
internal static class ConversationTypes
{
    private static readonly (string Namespace, string Name, string Converter, string Package)[] s_others =
    [
        ("OpenAI.Chat", "ChatMessage", "BatchTasks.OpenAIBatchMessages", "BatchTasks.OpenAI"),
        ("Microsoft.Extensions.AI", "ChatMessage", "BatchTasks.ExtensionsAIBatchMessages", "BatchTasks.Extensions.AI"),
    ];

    public static ConversationType? Find(ITypeSymbol type, Compilation compilation, out string problem)
    {
        problem = "use a list, an array or another enumerable of BatchMessage";
        if (ValueParser.ElementType(type) is not { } message)
            return null;

        if (message.IsNamed(AttributeNames.Namespace, "BatchMessage"))
            return new ConversationType(null) { HasNullableItems = message.IsDeclaredNullable() };

        foreach (var (space, name, converter, package) in s_others)
        {
            if (message is not INamedTypeSymbol named || !named.SelfAndBases().Any(each => each.IsNamed(space, name)))
                continue;

            if (!compilation.GetTypesByMetadataName(converter).IsEmpty)
                return new ConversationType($"global::{converter}.ToBatchMessages");

            problem = $"to send messages of {space}, reference the package {package}";
            return null;
        }

        return null;
    }
}
