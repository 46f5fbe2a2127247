namespace BatchTasks.Generators.Model;

/// <summary>A structured result.</summary>
/// <param name="Schema">The JSON schema, minimal JSON, without lone surrogates; null where none is sent.</param>
/// <param name="WrapperMethod">
/// The method that takes the result out of <c>{"value": …}</c>; null where the result is an object itself. A schema has an object as its root.
/// </param>
/// <param name="Value">The result.</param>
/// <param name="Readers">The methods that read the objects, enums and collections of the result, the result's own first.</param>
/// <param name="Suppressions">Ids of the warnings that naming the result's experimental types and members gives, sorted.</param>
internal sealed record StructuredResultModel(
    string? Schema,
    string? WrapperMethod,
    ResultValueModel Value,
    EquatableArray<ResultReaderModel> Readers,
    EquatableArray<string> Suppressions)
{
    /// <summary>The one property of the object around a result that is not an object.</summary>
    public const string WrapperProperty = "value";

    /// <summary>Whether the result stands in an object of one property.</summary>
    public bool IsWrapped => WrapperMethod is not null;
}
