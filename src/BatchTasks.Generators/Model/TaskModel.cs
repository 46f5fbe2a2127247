namespace BatchTasks.Generators.Model;

/// <summary>A [BatchTask] type, with every decision made: emitting it is printing.</summary>
/// <param name="Declaration">Where the generated part goes.</param>
/// <param name="Endpoint">The endpoint's url.</param>
/// <param name="Model">The model of every task, or null where a member supplies it.</param>
/// <param name="BatchName">The named batch, if any.</param>
/// <param name="CustomId">The custom_id.</param>
/// <param name="Body">How the request body is written.</param>
/// <param name="InputLists">Expressions of the lists whose elements count as inputs.</param>
/// <param name="SingleInputs">The number of inputs apart from those lists.</param>
/// <param name="Result">The answer.</param>
/// <param name="AnswerKind">The member of BatchAnswerKind: where the answer stands.</param>
/// <param name="Enums">The enums that are written or read as text in ids, messages and bodies.</param>
/// <param name="CapturedParameters">Primary constructor parameters that need a property to be read through.</param>
/// <param name="ExtraBody">How the method is declared in which the task writes of its body what it wants itself; null where it is not.</param>
/// <param name="SampleLine">A line such as the type writes, for documentation.</param>
/// <param name="ResultAccess">The accessibility of generated members whose signatures name the result.</param>
/// <param name="TakenNames">Those of the generated public members' names that the type itself already declares.</param>
/// <param name="Suppressions">Ids of what naming experimental types and members gives, sorted.</param>
internal sealed record TaskModel(
    TypeDeclarationModel Declaration,
    string Endpoint,
    string? Model,
    string? BatchName,
    CustomIdModel CustomId,
    EquatableArray<Segment> Body,
    EquatableArray<InputListModel> InputLists,
    int SingleInputs,
    ResultModel Result,
    string AnswerKind,
    EquatableArray<EnumTextModel> Enums,
    EquatableArray<CapturedParameterModel> CapturedParameters,
    ExtraBodyModel? ExtraBody,
    string SampleLine,
    string ResultAccess,
    EquatableArray<string> TakenNames,
    EquatableArray<string> Suppressions);

/// <summary>The declaration of the method for an extra body.</summary>
/// <param name="Modifiers">What stands before <c>partial</c>, each with a space.</param>
/// <param name="Parameter">The parameter's name, as C# source.</param>
internal sealed record ExtraBodyModel(string Modifiers, string Parameter);

/// <summary>A list member whose elements are inputs.</summary>
internal sealed record InputListModel(string Expression, string CountExpression);

/// <summary>A primary constructor parameter of a class or struct that is no record.</summary>
internal sealed record CapturedParameterModel(string Parameter, string Property, string TypeName);

/// <summary>A [BatchTask] type with errors: what still has to compile so that the errors stand alone.</summary>
/// <param name="Declaration">Where the generated part goes.</param>
/// <param name="ResultTypeName">The type of the answer.</param>
/// <param name="ResultAccess">The accessibility of generated members whose signatures name it.</param>
/// <param name="CustomId">The custom_id, or null where it is what has an error.</param>
/// <param name="ExtraBody">How the method is declared in which the task writes of its body what it wants itself; null where it is not.</param>
/// <param name="ToolRecords">The records for the arguments of functions.</param>
/// <param name="TakenNames">Those of the generated public members' names that the type itself already declares.</param>
/// <param name="Suppressions">Ids of what naming experimental types gives, sorted.</param>
internal sealed record StubModel(
    TypeDeclarationModel Declaration,
    string ResultTypeName,
    string ResultAccess,
    CustomIdModel? CustomId,
    ExtraBodyModel? ExtraBody,
    EquatableArray<ToolRecordModel> ToolRecords,
    EquatableArray<string> TakenNames,
    EquatableArray<string> Suppressions);
