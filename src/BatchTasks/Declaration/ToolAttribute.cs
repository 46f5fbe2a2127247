namespace BatchTasks;

/// <summary>
/// A function that the model may call, with a strict schema of its arguments. What it calls comes back as <c>BatchToolCalls</c>, the arguments typed.
/// May repeat: a request has up to 128 functions.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class ToolAttribute : Attribute
{
    /// <summary>A function whose arguments are the properties of a type: the function has the type's name and description.</summary>
    /// <param name="arguments">The type: a record, class or struct that could be a result too. The arguments of a call are an object of it.</param>
    public ToolAttribute(Type arguments) => Type = arguments;

    /// <summary>A function described by a C# method: its name, its description and its parameters. The method is not called.</summary>
    /// <param name="type">The type that declares the method.</param>
    /// <param name="method">The method's name: <c>nameof(Tools.FindOrders)</c>. It has no overloads.</param>
    public ToolAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type of the arguments, or the type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>
    /// The name of the method, or <see langword="null"/> where the function is described by a type. The arguments of a call are a record that is generated into the
    /// task's type: <c>FindOrdersArguments</c> for <c>FindOrders</c>.
    /// </summary>
    public string? Method { get; }

    /// <summary>The function's name: 1 to 64 characters out of <c>a-z A-Z 0-9 _ -</c>. The name of the type or method unless given.</summary>
    public string? Name { get; set; }

    /// <summary>What the function does, for the model. The description of the type or method unless given.</summary>
    public string? Description { get; set; }
}
