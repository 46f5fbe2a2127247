namespace BatchTasks.Shared.Lines;

/// <summary>A rule that a request line or an input file must keep. <see cref="LineRules.Id"/> gives the id under which it is reported everywhere.</summary>
internal enum LineRule
{
    NotJson,
    NotAnObject,
    ByteOrderMark,
    MissingField,
    WrongFieldType,
    ForeignField,
    DuplicateKey,
    Method,
    UnservedEndpoint,
    OtherEndpointThanTheJob,
    MixedEndpoints,
    MixedModels,
    UnknownModel,
    Stream,
    MissingBodyPart,
    UnknownParameter,
    WrongParameterType,
    ParameterOutOfRange,
    DeprecatedParameter,
    DuplicateCustomId,
    CustomIdOutsideTheProvider,
    LineTooLarge,
    NoRequests,
    TooManyRequests,
    FileTooLarge,
    TooManyEmbeddingInputs,
}
