using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>How a structured result is asked for. The values are those of the runtime's <c>ResultFormat</c>.</summary>
internal enum ResultAsk
{
    /// <summary>A response format with a JSON schema.</summary>
    JsonSchema = 0,

    /// <summary>A function that has to be called.</summary>
    FunctionCall = 1,

    /// <summary>A response format that is some JSON object, without a schema.</summary>
    JsonObject = 2,
}

/// <summary>What <c>[BatchTask]</c> says about its structured result apart from the type.</summary>
/// <param name="Ask">How it is asked for.</param>
/// <param name="IsStrict">Whether the schema has to be in the strict subset.</param>
/// <param name="Serializer">The serializer context that reads it; null where generated code does.</param>
internal sealed record ResultSettings(ResultAsk Ask, bool IsStrict, SerializerContext? Serializer)
{
    public static ResultSettings Default { get; } = new(ResultAsk.JsonSchema, true, null);

    public static ResultSettings Of(AttributeData attribute, ParseContext context)
    {
        var ask = attribute.Named("ResultFormat")?.Value is int value ? (ResultAsk)value : ResultAsk.JsonSchema;
        var isStrict = ask != ResultAsk.JsonObject && attribute.Named("Strict")?.Value is not false;
        var serializer = attribute.Named("ResultContext")?.Value is INamedTypeSymbol { TypeKind: not TypeKind.Error } declared
            ? new SerializerContext(declared, attribute.ArgumentLocation(-1, "ResultContext", context.Location, context.CancellationToken))
            : null;
        return new ResultSettings(ask, isStrict, serializer);
    }
}
