using System;

namespace BatchTasks.Shared.Lines;

/// <summary>The ids of the rules: the same wherever a rule is found, on a type, in code, in a file, before a run.</summary>
internal static class LineRules
{
    public static string Id(LineRule rule) => rule switch
    {
        LineRule.Method => "BT1001",
        LineRule.UnservedEndpoint => "BT1002",
        LineRule.MixedEndpoints => "BT1003",
        LineRule.MixedModels => "BT1004",
        LineRule.OtherEndpointThanTheJob => "BT1005",
        LineRule.UnknownModel => "BT1006",
        LineRule.DuplicateCustomId => "BT1106",
        LineRule.CustomIdOutsideTheProvider => "BT1107",
        LineRule.Stream => "BT2004",
        LineRule.MissingBodyPart => "BT2005",
        LineRule.NotJson or LineRule.NotAnObject => "BT5001",
        LineRule.MissingField or LineRule.WrongFieldType => "BT5002",
        LineRule.ForeignField => "BT5003",
        LineRule.TooManyRequests => "BT5004",
        LineRule.FileTooLarge or LineRule.LineTooLarge => "BT5005",
        LineRule.ByteOrderMark => "BT5006",
        LineRule.NoRequests => "BT5007",
        LineRule.TooManyEmbeddingInputs => "BT5008",
        LineRule.DuplicateKey => "BT5009",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without an id."),
    };
}
