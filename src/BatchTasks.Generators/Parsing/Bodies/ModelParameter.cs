using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The <c>model</c> of a body: a constant of the attribute, or a member.</summary>
internal static class ModelParameter
{
    /// <summary>Writes the opening brace and the model; false where there is none, with a finding.</summary>
    public static bool Begin(BodyBuilder body, string? model, BodyParameters parameters, AttributeData attribute, ParseContext context)
    {
        if (model is not null)
        {
            body.Json("{\"model\":").Quoted(model);
            return true;
        }

        if (parameters.ModelMember is not { } member)
        {
            var location = attribute.Location(context.Location, context.CancellationToken);
            context.Report(Rules.RequiredPartMissing, location, context.Type.Name, "the service", "a model; give [BatchTask(…, Model = \"…\")], or mark a member [BodyParameter(\"model\")]");
            return false;
        }

        if (ValueParser.ParseText(member.Type, null, context.Enums) is not { Form: ValueForm.String or ValueForm.Enum, Nullable: false } value)
        {
            context.Report(Rules.PartNotCarried, member.LocationOr(context.Location), $"'{member.Name}' supplies the model and must be a string or an enum that is not nullable");
            return false;
        }

        body.Json("{\"model\":\"").Add(new Segment.Text(member.Expression, value)).Json("\"");
        return true;
    }
}
