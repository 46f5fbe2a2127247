namespace BatchTasks.Shared.Limits;

/// <summary>The limits of one strict schema, each over the whole schema. Source: the service's Structured Outputs guide.</summary>
internal static class SchemaLimits
{
    public const int Properties = 5_000;

    /// <summary>Objects inside each other, the root included. Whether an array is a level is not documented: it is not counted.</summary>
    public const int Levels = 10;

    public const int EnumValues = 1_000;

    /// <summary>Characters of all names of properties and definitions, enum values and constants together.</summary>
    public const int NameCharacters = 120_000;

    /// <summary>An enum with more values than this has its characters limited to <see cref="LargeEnumCharacters"/>.</summary>
    public const int LargeEnumValues = 250;

    public const int LargeEnumCharacters = 15_000;
}
