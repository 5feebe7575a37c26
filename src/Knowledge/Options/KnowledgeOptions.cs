namespace CallCenter.Knowledge.Options;

/// <summary>Settings of the knowledge base.</summary>
public sealed record KnowledgeOptions
{
    /// <summary>Folder with minilm-l6-v2/ and e5-small-zh/ (Speech:Models).</summary>
    public string ModelsDirectory { get; init; } = "models";

    /// <summary>Knowledge:SpeakAt, 0..1; null = found from the knowledge base itself.</summary>
    public double? SpeakAt { get; init; }

    /// <summary>Knowledge:Margin, 0..1; null = found from the knowledge base itself.</summary>
    public double? Margin { get; init; }
}
