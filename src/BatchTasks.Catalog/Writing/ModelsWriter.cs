using System.Text;

namespace BatchTasks.Catalog.Writing;

/// <summary>Writes the names of models as C#, those that serve the same endpoints together.</summary>
internal static class ModelsWriter
{
    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> models, string source)
    {
        var text = new StringBuilder(DataFile.Begin(source, "", "The published names of models, with the endpoints that they serve.", "PublishedModels"));
        text.Append("    public static (string[] Endpoints, string[] Models)[] Create() =>\n    [\n");
        foreach (var group in models.GroupBy(model => string.Join(", ", model.Value.Select(SchemaWriter.Literal)), model => model.Key, StringComparer.Ordinal))
        {
            text.Append("        ([").Append(group.Key).Append("],\n        [\n");
            foreach (var name in group)
                text.Append("            ").Append(SchemaWriter.Literal(name)).Append(",\n");

            text.Append("        ]),\n");
        }

        return text.Append("    ];\n}\n").ToString();
    }
}
