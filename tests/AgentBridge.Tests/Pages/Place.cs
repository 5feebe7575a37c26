using System.Text.RegularExpressions;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>Something to look at.</summary>
/// <param name="Path">behind "#/".</param>
/// <param name="Shows">a selector of what is there once the page is.</param>
/// <param name="Tab">of a drawer; null = the first.</param>
internal sealed partial record Place(string Path, string Shows, string? Tab = null)
{
    /// <summary>For its picture: "knowledge-articles-one".</summary>
    public string Name => Marks().Replace(Ids().Replace(Path.Replace("+", "new", StringComparison.Ordinal), "one"), "-").Trim('-') + (Tab is null ? "" : "-" + Tab);

    [GeneratedRegex("[0-9a-f-]{32,36}")]
    private static partial Regex Ids();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Marks();
}
