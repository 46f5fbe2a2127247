using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;

namespace BatchTasks.Generators.Parsing.Bodies.Inputs;

/// <summary>Writes the <c>input</c> of embeddings and moderations: one text, an array of texts, or the parts of one content.</summary>
internal static class InputWriter
{
    /// <summary>Whether the inputs are one that is not text alone: then there is one answer to all of them.</summary>
    public static bool IsContent(IReadOnlyList<DeclaredInput> inputs) => inputs.Any(static input => input is DeclaredInput.One one && !ContentWriter.IsText(one.Content));

    /// <summary>Whether there may be several answers.</summary>
    public static bool AreSeveral(IReadOnlyList<DeclaredInput> inputs) => !IsContent(inputs) && (inputs.Count > 1 || inputs[0] is DeclaredInput.Several);

    /// <summary>False where the inputs have no form together, with a finding.</summary>
    public static bool TryWrite(IReadOnlyList<DeclaredInput> inputs, string endpoint, BodyBuilder body, ParseContext context)
    {
        if (!IsContent(inputs))
        {
            body.Member("input");
            WriteTexts(inputs, body);
            return true;
        }

        if (inputs.Any(static input => input is DeclaredInput.Several))
        {
            context.Report(Rules.PartNotCarried, context.Location, "A list of texts and other content are marked [Input], and one request takes either; put them into two tasks");
            return false;
        }

        body.Member("input").Json("[");
        ContentWriter.WriteParts([.. inputs.SelectMany(static input => ((DeclaredInput.One)input).Content)], ContentForm.Of(endpoint)!, body);
        body.Json("]");
        return true;
    }

    private static void WriteTexts(IReadOnlyList<DeclaredInput> inputs, BodyBuilder body)
    {
        var asArray = AreSeveral(inputs);
        if (asArray)
            body.Json("[");

        // A list may be empty, so what comes after one can't know whether a comma is due: texts go first.
        var isFirst = true;
        foreach (var input in inputs.OrderBy(static input => input is DeclaredInput.Several))
        {
            if (input is DeclaredInput.Several several)
                body.Add(new Segment.Elements(several.List.Expression, several.Element, isFirst));
            else
                body.Json(isFirst ? "" : ",").Template(ContentWriter.TextOf(((DeclaredInput.One)input).Content));

            isFirst = false;
        }

        if (asArray)
            body.Json("]");
    }
}
