namespace BatchTasks.Generators.Model;

/// <summary>A generated method that reads one type of a structured result.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
internal abstract record ResultReaderModel(string Method, string TypeName);

/// <summary>Reads an object.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="DisplayName">The type's name in error messages.</param>
/// <param name="Properties">The properties in the order of the schema.</param>
/// <param name="ConstructorArguments">For each parameter of the constructor, the index of its property.</param>
internal sealed record ObjectReaderModel(
    string Method,
    string TypeName,
    string DisplayName,
    EquatableArray<ResultPropertyModel> Properties,
    EquatableArray<int> ConstructorArguments) : ResultReaderModel(Method, TypeName);

/// <summary>A property of an object.</summary>
/// <param name="MemberName">The name of the C# member, without <c>@</c>.</param>
/// <param name="JsonName">The name in JSON.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsInitialized">Whether the object initializer sets it.</param>
/// <param name="Absent">What becomes of it where the answer lacks it.</param>
internal sealed record ResultPropertyModel(string MemberName, string JsonName, ResultValueModel Value, bool IsInitialized, AbsentModel Absent);

/// <summary>What becomes of a property that the answer lacks.</summary>
/// <param name="Form">What that is.</param>
/// <param name="Default">The value as C# source, for <see cref="AbsentForm.Default"/>.</param>
internal sealed record AbsentModel(AbsentForm Form, string? Default);

/// <summary>What becomes of a property that the answer lacks.</summary>
internal enum AbsentForm
{
    /// <summary>It is null where it may be, else the answer can't be read.</summary>
    Unset,

    /// <summary>It has the default of its parameter.</summary>
    Default,

    /// <summary>It keeps what the type's own code sets; otherwise it is set afterwards.</summary>
    Kept,

    /// <summary>Likewise, where it can be set in a copy only.</summary>
    KeptByCopy,
}

/// <summary>Reads an enum from the names of its members.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="Members">The members in source order.</param>
internal sealed record EnumReaderModel(string Method, string TypeName, EquatableArray<ResultEnumMemberModel> Members) : ResultReaderModel(Method, TypeName);

/// <summary>A member of an enum.</summary>
/// <param name="MemberName">The name of the C# member, without <c>@</c>.</param>
/// <param name="JsonName">The name in JSON.</param>
internal sealed record ResultEnumMemberModel(string MemberName, string JsonName);

/// <summary>Reads one of several types.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="DisplayName">The type's name in error messages.</param>
/// <param name="Property">The name in JSON of the property that tells which one it is.</param>
/// <param name="Branches">The types.</param>
/// <param name="ItselfMethod">The method that reads an object without that property; null where there has to be one.</param>
internal sealed record UnionReaderModel(
    string Method,
    string TypeName,
    string DisplayName,
    string Property,
    EquatableArray<UnionBranchModel> Branches,
    string? ItselfMethod) : ResultReaderModel(Method, TypeName);

/// <summary>One of several types.</summary>
/// <param name="Discriminator">The value that tells that it is this one.</param>
/// <param name="IsNumber">Whether that is an integer.</param>
/// <param name="Method">The method that reads it.</param>
internal sealed record UnionBranchModel(string Discriminator, bool IsNumber, string Method);

/// <summary>Reads an array of JSON.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="Form">What the items are gathered into.</param>
/// <param name="Item">Each item.</param>
internal sealed record CollectionReaderModel(string Method, string TypeName, CollectionForm Form, ResultValueModel Item) : ResultReaderModel(Method, TypeName);

/// <summary>Reads an object of any names.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="DisplayName">The type's name in error messages.</param>
/// <param name="IsSorted">Whether it is a sorted dictionary.</param>
/// <param name="Value">Each value.</param>
internal sealed record DictionaryReaderModel(
    string Method,
    string TypeName,
    string DisplayName,
    bool IsSorted,
    ResultValueModel Value) : ResultReaderModel(Method, TypeName);

/// <summary>Reads a value with a serializer context of the user's.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="ContextName">The context as C# source, fully qualified.</param>
internal sealed record SerializerReaderModel(string Method, string TypeName, string ContextName) : ResultReaderModel(Method, TypeName);

/// <summary>What the items of a JSON array are gathered into.</summary>
internal enum CollectionForm
{
    /// <summary><c>List&lt;T&gt;</c>, which the interfaces of lists that grow get too.</summary>
    List,

    /// <summary><c>T[]</c>, which the interfaces of lists for reading get too.</summary>
    Array,

    /// <summary><c>ImmutableArray&lt;T&gt;</c></summary>
    ImmutableArray,

    /// <summary><c>HashSet&lt;T&gt;</c>, which the interfaces of sets get too.</summary>
    HashSet,
}
