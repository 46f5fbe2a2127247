using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The body of <c>/v1/chat/completions</c>: model, messages, parameters, and the structured output that is asked for.</summary>
internal static class ChatBodyParser
{
    public static ParsedBody? Parse(AttributeData attribute, string? model, ResultRequest? result, ParseContext context)
    {
        RefuseInputs(context);
        var parameters = BodyParameters.Parse(TakenNames(model, result), context);
        var body = new BodyBuilder();
        var isSound = ModelParameter.Begin(body, model, parameters, attribute, context);
        body.Json(",\"messages\":[");
        isSound &= AddMessages(body, attribute, context);
        body.Json("]");
        foreach (var parameter in parameters.Segments)
            body.Add(parameter);

        if (result is not null)
            body.Json(AskFor(result));

        return isSound ? new ParsedBody(body.Json("}").ToSegments()) : null;
    }

    private static Dictionary<string, string> TakenNames(string? model, ResultRequest? result)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { ["messages"] = "the message attributes" };
        if (model is not null)
            taken.Add("model", "[BatchTask]");

        if (result is { AsFunctionCall: false })
            taken.Add("response_format", "the result type");

        if (result is { AsFunctionCall: true })
        {
            taken.Add("tools", "the result type");
            taken.Add("tool_choice", "the result type");
            taken.Add("parallel_tool_calls", "the result type");
        }

        return taken;
    }

    private static bool AddMessages(BodyBuilder body, AttributeData attribute, ParseContext context)
    {
        var isSound = true;
        var count = 0;
        foreach (var message in context.Type.GetAttributes().InSourceOrder())
        {
            if (AttributeNames.MessageRole(message) is not { } role)
                continue;

            if (TextTemplates.Parse(message, context) is not { } content)
            {
                isSound = false;
                count++;
                continue;
            }

            body.Json(count++ == 0 ? "" : ",").Json($"{{\"role\":\"{role}\",\"content\":").Template(content).Json("}");
        }

        if (count > 0)
            return isSound;

        context.Report(
            Rules.RequiredPartMissing,
            attribute.Location(context.Location, context.CancellationToken),
            context.Type.Name,
            attribute.PositionalText(0) ?? "",
            "at least one message; add [UserMessage(\"…\")]");
        return false;
    }

    /// <summary>Structured outputs, or one function that the model must call, or JSON of which the messages say what is in it.</summary>
    private static string AskFor(ResultRequest result)
    {
        if (result.Schema is null)
            return ",\"response_format\":{\"type\":\"json_object\"}";

        var name = JsonText.Quote(result.Name);
        var strict = result.IsStrict ? "true" : "false";

        // Strict schemas don't hold for parallel calls (Structured Outputs guide), and one answer is wanted.
        return result.AsFunctionCall
            ? $",\"tools\":[{{\"type\":\"function\",\"function\":{{\"name\":{name},\"parameters\":{result.Schema},\"strict\":{strict}}}}}]"
                + $",\"tool_choice\":{{\"type\":\"function\",\"function\":{{\"name\":{name}}}}},\"parallel_tool_calls\":false"
            : $",\"response_format\":{{\"type\":\"json_schema\",\"json_schema\":{{\"name\":{name},\"strict\":{strict},\"schema\":{result.Schema}}}}}";
    }

    private static void RefuseInputs(ParseContext context)
    {
        var onMembers = context.Members.All.SelectMany(m => m.Attributes);
        foreach (var attribute in context.Type.GetAttributes().Concat(onMembers).Where(a => a.Is(AttributeNames.Input)))
        {
            context.Report(
                Rules.PartNotCarried,
                attribute.Location(context.Location, context.CancellationToken),
                "[Input] is for endpoints that take an input; chat completions take messages: use [UserMessage]");
        }
    }
}

/// <summary>The structured output that a body asks for.</summary>
/// <param name="Name">The name of the schema or function.</param>
/// <param name="Schema">The schema; null where some JSON object is asked for without one.</param>
/// <param name="AsFunctionCall">Whether it is a function that has to be called.</param>
/// <param name="IsStrict">Whether the schema is a strict one.</param>
internal sealed record ResultRequest(string Name, string? Schema, bool AsFunctionCall, bool IsStrict);
