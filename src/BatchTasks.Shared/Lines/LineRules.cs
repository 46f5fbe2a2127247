using System;
using BatchTasks.Shared.Rules;

namespace BatchTasks.Shared.Lines;

/// <summary>The ids of the rules: the same wherever a rule is found, on a type, in code, in a file, before a run.</summary>
internal static class LineRules
{
    public static string Id(LineRule rule) => rule switch
    {
        LineRule.Method => RuleIds.Method,
        LineRule.UnservedEndpoint => RuleIds.UnservedEndpoint,
        LineRule.MixedEndpoints => RuleIds.MixedEndpoints,
        LineRule.MixedModels => RuleIds.MixedModels,
        LineRule.OtherEndpointThanTheJob => RuleIds.OtherEndpointThanTheJob,
        LineRule.UnknownModel => RuleIds.UnknownModel,
        LineRule.DuplicateCustomId => RuleIds.DuplicateCustomId,
        LineRule.CustomIdOutsideTheProvider => RuleIds.CustomIdOutsideTheProvider,
        LineRule.Stream => RuleIds.Stream,
        LineRule.MissingBodyPart => RuleIds.MissingBodyPart,
        LineRule.UnknownParameter => RuleIds.UnknownParameter,
        LineRule.WrongParameterType => RuleIds.WrongType,
        LineRule.ParameterOutOfRange => RuleIds.ValueOutOfRange,
        LineRule.DeprecatedParameter => RuleIds.DeprecatedParameter,
        LineRule.NotJson or LineRule.NotAnObject => RuleIds.NotAnObject,
        LineRule.MissingField or LineRule.WrongFieldType => RuleIds.MissingField,
        LineRule.ForeignField => RuleIds.ForeignField,
        LineRule.TooManyRequests => RuleIds.TooManyRequests,
        LineRule.FileTooLarge or LineRule.LineTooLarge => RuleIds.TooLarge,
        LineRule.ByteOrderMark => RuleIds.ByteOrderMark,
        LineRule.NoRequests => RuleIds.NoRequests,
        LineRule.TooManyEmbeddingInputs => RuleIds.TooManyEmbeddingInputs,
        LineRule.DuplicateKey => RuleIds.DuplicateKey,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without an id."),
    };
}
