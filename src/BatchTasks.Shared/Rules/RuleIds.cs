namespace BatchTasks.Shared.Rules;

/// <summary>The ids of the rules that are checked in more than one place: one id wherever a rule is found, on a type, in a file, before a run.</summary>
internal static class RuleIds
{
    public const string Method = "BT1001";
    public const string UnservedEndpoint = "BT1002";
    public const string MixedEndpoints = "BT1003";
    public const string MixedModels = "BT1004";
    public const string OtherEndpointThanTheJob = "BT1005";
    public const string UnknownModel = "BT1006";

    /// <summary>A completion window, metadata or expiry that the service does not create a batch with.</summary>
    public const string JobOutsideTheLimits = "BT1007";

    public const string DuplicateCustomId = "BT1106";

    /// <summary>An id that is empty, too long, or of characters that the service does not take.</summary>
    public const string CustomIdOutsideTheProvider = "BT1107";

    public const string UnknownParameter = "BT2001";

    /// <summary>JSON of a kind that the parameter does not take.</summary>
    public const string WrongType = "BT2002";

    /// <summary>A value that the parameter, or JSON itself, does not take.</summary>
    public const string ValueOutOfRange = "BT2003";

    public const string Stream = "BT2004";
    public const string MissingBodyPart = "BT2005";

    /// <summary>A part that the request has no form for.</summary>
    public const string PartNotCarried = "BT2009";

    public const string DeprecatedParameter = "BT2010";
    public const string NotAnObject = "BT5001";
    public const string MissingField = "BT5002";
    public const string ForeignField = "BT5003";
    public const string TooManyRequests = "BT5004";
    public const string TooLarge = "BT5005";
    public const string ByteOrderMark = "BT5006";
    public const string NoRequests = "BT5007";
    public const string TooManyEmbeddingInputs = "BT5008";
    public const string DuplicateKey = "BT5009";
}
