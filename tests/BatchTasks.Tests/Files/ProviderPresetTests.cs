namespace BatchTasks.Tests.Files;

public sealed class ProviderPresetTests
{
    [Theory]
    [InlineData("OpenAI", "OpenAI", 50_000)]
    [InlineData("azureopenai", "Azure OpenAI", 100_000)]
    [InlineData("PORTABLE", "any known service", 50_000)]
    public void A_preset_is_found_by_the_name_that_projects_have_for_it(string name, string service, int requests)
    {
        var preset = BatchProvider.Presets[name];
        Assert.Equal((service, requests), (preset.Name, preset.MaxRequestsPerFile));
    }

    [Fact]
    public void Every_preset_is_there()
    {
        var presets = typeof(BatchProvider).GetProperties().Where(p => p.GetMethod!.IsStatic && p.PropertyType == typeof(BatchProvider)).ToList();
        Assert.Equal(presets.Select(p => p.Name), BatchProvider.Presets.Keys);
        Assert.All(presets, p => Assert.Same(p.GetValue(null), BatchProvider.Presets[p.Name]));
    }
}
