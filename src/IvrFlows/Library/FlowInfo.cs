namespace CallCenter.IvrFlows.Library;

/// <summary>A flow in use, for the administrator's page. <paramref name="Diagram"/> is Mermaid text.</summary>
public sealed record FlowInfo(string Name, string Title, int Version, string File, IReadOnlyList<string> Languages, string Diagram);
