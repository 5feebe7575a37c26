namespace CallCenter.IvrFlows.Prompts;

/// <summary>The texts of the prompts, by key and language.</summary>
public interface IPromptCatalog
{
    /// <summary>Null when the key has no text in the language.</summary>
    string? Find(string key, string language);

    /// <summary>True when the key has a text in any language.</summary>
    bool Knows(string key);
}
