namespace CallCenter.IvrFlows.Definitions;

/// <summary>What stands above a flow's steps.</summary>
internal sealed class FlowHeader(YamlMap map)
{
    private const int HighestPriority = 10;

    public YamlMap Map { get; } = map;

    public string Name { get; } = map.Required("flow");

    public string Title { get; } = map.Text("title") ?? map.Text("flow") ?? "";

    public IReadOnlyList<string> Languages { get; } = map.Words("languages");

    public string Entry { get; } = map.Required("entry");

    public string FallbackQueue { get; } = Fallback(map)?.Required("queue") ?? "";

    public int FallbackPriority { get; } = Fallback(map)?.Number("priority", 0, 0, HighestPriority) ?? 0;

    public IReadOnlyDictionary<string, OpeningHours> Hours { get; } = OpeningHours.ReadAll(map);

    public int EntryLine => Map.LineOf("entry");

    /// <summary>Tells what is missing in the header itself.</summary>
    public void Check()
    {
        if (Languages.Count == 0)
        {
            Map.Errors.Add(Map.LineOf("languages"), "the flow needs 'languages', for instance [en]");
        }

        if (Fallback(Map) is not { } fallback)
        {
            Map.Errors.Add(Map.LineOf("fallback"), "the flow needs 'fallback' with a queue for callers whom a defect would strand");
            return;
        }

        fallback.Text("queue");
        fallback.Text("priority");
        fallback.ReportUnknown();
    }

    private static YamlMap? Fallback(YamlMap map) => map.Map("fallback", "'fallback'");
}
