using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Names;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The members of a task type that templates and bodies can name, each with the expression that reads it from a variable <c>task</c>.</summary>
internal sealed class TaskMembers
{
    private readonly Dictionary<string, TaskMember> _members = new(StringComparer.Ordinal);
    private readonly List<CapturedParameterModel> _captured = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly ISet<string> _suppressions;
    private readonly INamedTypeSymbol _type;

    public TaskMembers(ParseContext context)
    {
        _suppressions = context.Suppressions;
        _type = context.Type;

        // What a derived type declares hides what its bases have of that name, whether it can be read or not.
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in context.Type.SelfAndBases())
        {
            foreach (var member in type.GetMembers())
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (!IsReadable(member, context) || hidden.Contains(member.Name) || _members.ContainsKey(member.Name))
                    continue;

                if (member.IsForbidden())
                    ReportForbidden(member, context);
                else
                    _members.Add(member.Name, new TaskMember(member.Name, TypeOf(member), $"task.{Identifier.Of(member.Name)}", member));
            }

            if (type.BaseType is { SpecialType: not SpecialType.System_Object })
                hidden.UnionWith(type.GetMembers().Where(m => !m.IsOverride && context.Compilation.IsSymbolAccessibleWithin(m, context.Type)).Select(m => m.Name));
        }

        AddConstructorParameters(context.Type);
    }

    /// <summary>In the order in which they stand in the sources, by the files' paths first: places in different files have no order that an edit would leave alone.</summary>
    public IReadOnlyList<TaskMember> All => field ??= [.. _members.Values
        .Select(static m => (Member: m, Place: m.Declaration.DeclaringSyntaxReferences.FirstOrDefault()))
        .OrderBy(static m => m.Place?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(static m => m.Place?.Span.Start ?? 0)
        .ThenBy(static m => m.Member.Name, StringComparer.Ordinal)
        .Select(static m => m.Member)];

    /// <summary>Those that have an attribute, with it.</summary>
    public IEnumerable<(TaskMember Member, AttributeData Attribute)> With(string attributeName)
    {
        foreach (var member in All)
        {
            if (member.Attributes.FirstOrDefault(a => a.Is(attributeName)) is { } attribute)
                yield return (member, attribute);
        }
    }

    public TaskMember? Find(string name)
    {
        if (!_members.TryGetValue(name, out var member))
            return null;

        _used.Add(name);
        if (member.Captured is { } captured && !_captured.Contains(captured))
            _captured.Add(captured);

        _suppressions.AddIds(member.Declaration);
        _suppressions.AddIds(member.Type);
        return member;
    }

    /// <summary>The names of the members that the request is made of.</summary>
    public IReadOnlyCollection<string> Used => _used;

    /// <summary>Why a name that the type does know names no member that a template can have; null for a name that it doesn't know.</summary>
    public string? WhyNot(string name)
    {
        foreach (var type in _type.SelfAndBases())
        {
            foreach (var member in type.GetMembers(name))
            {
                var problem = member switch
                {
                    { IsStatic: true } => "static, and a template has what each task has of its own",
                    IMethodSymbol => "a method; add a property that gives its value",
                    IPropertySymbol { GetMethod: null } => "a property that can't be read; give it a getter",
                    IPropertySymbol or IFieldSymbol when member.IsForbidden() => "[Obsolete] as an error, and generated code can't read it either",
                    IPropertySymbol or IFieldSymbol => $"not accessible in '{_type.Name}', or hidden there by another",
                    _ => "neither a field nor a property",
                };
                return $"'{name}' is {problem}";
            }
        }

        return null;
    }

    public EquatableArray<CapturedParameterModel> Captured => _captured.OrderBy(c => c.Parameter, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The name most like the given one, where one is alike enough to be meant.</summary>
    public string? Nearest(string name) => NearestName.Of(name, _members.Keys);

    /// <summary>A member that can't be named, and is marked as a part of the request: it would be left out without a word.</summary>
    private static void ReportForbidden(ISymbol member, ParseContext context)
    {
        if (!member.GetAttributes().Any(AttributeNames.IsPartOfRequest))
            return;

        context.Report(
            Rules.PartNotCarried,
            member.Locations.FirstOrDefault(l => l.IsInSource) ?? context.Location,
            $"'{member.Name}' is [Obsolete] as an error, and generated code can't read it either");
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsReadable(ISymbol member, ParseContext context) =>
        member is { IsStatic: false, IsImplicitlyDeclared: false, CanBeReferencedByName: true } or IPropertySymbol { IsStatic: false, CanBeReferencedByName: true }
        && member is IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null }
        && member.Name != "EqualityContract"
        && context.Compilation.IsSymbolAccessibleWithin(member is IPropertySymbol { GetMethod: { } getter } ? getter : member, context.Type);

    /// <summary>
    /// A record's primary constructor parameter carries the attributes of its property; a class's or struct's is itself a value that members can read.
    /// </summary>
    private void AddConstructorParameters(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var isPrimary = constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax);
            if (!isPrimary)
                continue;

            foreach (var parameter in constructor.Parameters)
            {
                if (_members.TryGetValue(parameter.Name, out var property))
                {
                    _members[parameter.Name] = property with { Parameter = parameter };
                    continue;
                }

                if (type.IsRecord || parameter.Name.Length == 0 || parameter.RefKind != RefKind.None)
                    continue;

                var captured = new CapturedParameterModel(Identifier.Of(parameter.Name), GeneratedMemberNames.Captured + parameter.Name, parameter.Type.SourceName());
                _members.Add(parameter.Name, new TaskMember(parameter.Name, parameter.Type, $"task.{captured.Property}", parameter) { Captured = captured });
            }
        }
    }
}

/// <summary>A member that a template or a body can name.</summary>
internal sealed record TaskMember(string Name, ITypeSymbol Type, string Expression, ISymbol Declaration)
{
    /// <summary>The primary constructor parameter that the member came from, which may carry its attributes.</summary>
    public IParameterSymbol? Parameter { get; init; }

    /// <summary>Set for a primary constructor parameter that is itself the member.</summary>
    public CapturedParameterModel? Captured { get; init; }

    /// <summary>Its own, and where it overrides another, those of that one that it does not give anew.</summary>
    public IEnumerable<AttributeData> Attributes
    {
        get
        {
            var found = new List<AttributeData>(Declaration.GetAttributes());
            if (Parameter is not null)
                found.AddRange(Parameter.GetAttributes());

            for (var overridden = (Declaration as IPropertySymbol)?.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
                found.AddRange(overridden.GetAttributes().Where(each => !found.Any(own => SymbolEqualityComparer.Default.Equals(own.AttributeClass, each.AttributeClass))));

            return found;
        }
    }

    public Location LocationOr(Location fallback) => Declaration.Locations.FirstOrDefault(l => l.IsInSource) ?? fallback;
}
