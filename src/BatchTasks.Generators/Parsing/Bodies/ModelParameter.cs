using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The <c>model</c> of a body: a constant of the attribute, or a member. Some endpoints have a model of their own where none is named.</summary>
internal static class ModelParameter
{
    public const string Name = "model";

    /// <summary>Writes the model; false where one is required and there is none, with a finding.</summary>
    public static bool TryWrite(BodyBuilder body, string endpoint, string? model, BodyParameters parameters, AttributeData attribute, ParseContext context)
    {
        if (model is not null)
        {
            body.Member(Name).Quoted(model);
            return true;
        }

        if (parameters.ModelMember is not { } member)
        {
            if (!EndpointCatalog.RequiredBodyParts(endpoint).Contains(Name))
                return true;

            var location = attribute.Location(context.Location, context.CancellationToken);
            context.Report(Rules.RequiredPartMissing, location, context.Type.Name, "the service", "a model; give [BatchTask(…, Model = \"…\")], or mark a member [BodyParameter(\"model\")]");
            return false;
        }

        if (ValueParser.ParseText(member.Type, null, context.Enums) is not { Form: ValueForm.String or ValueForm.Enum } value || member.Type.IsDeclaredNullable())
        {
            context.Report(Rules.PartNotCarried, member.LocationOr(context.Location), $"'{member.Name}' supplies the model and must be a string or an enum that is not nullable");
            return false;
        }

        body.Member(Name).Json("\"").Add(new Segment.Text(member.Expression, value)).Json("\"");
        return true;
    }
}
