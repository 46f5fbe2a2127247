using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Options;

/// <summary>What a project says to the checks in MSBuild properties.</summary>
internal static class ProjectOptions
{
    /// <summary>The MSBuild property that names the service.</summary>
    public const string ProviderProperty = "BatchTasksProvider";

    /// <summary>The service that the project names, OpenAI where it names none or one that is not known (BT0007).</summary>
    public static ProviderLimits Provider(this AnalyzerConfigOptionsProvider options) =>
        options.ProviderName() is { } name ? ProviderLimits.Find(name) ?? ProviderLimits.OpenAI : ProviderLimits.OpenAI;

    /// <summary>What the project names, or null.</summary>
    public static string? ProviderName(this AnalyzerConfigOptionsProvider options) => Property(options, ProviderProperty);

    /// <summary>The folder of the project file, or null where the compiler is not told.</summary>
    public static string? ProjectFolder(this AnalyzerConfigOptionsProvider options) => Property(options, "ProjectDir");

    private static string? Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue($"build_property.{name}", out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
