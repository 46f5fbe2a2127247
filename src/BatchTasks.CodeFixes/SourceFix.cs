using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>What to do about one mistake in a source, where one answer is plainly right.</summary>
/// <param name="Title">The action's title.</param>
/// <param name="Changes">The edits of the document's text.</param>
internal sealed record SourceFix(string Title, params IReadOnlyList<TextChange> Changes);
