namespace CallCenter.CallModel.Knowledge;

/// <summary>What callers' questions are asked of. Implemented by Knowledge; the IVR sees only this.</summary>
public interface IKnowledgeRetriever
{
    /// <summary>Only approved articles of the language, at most three. Decided within about 10 ms.</summary>
    ValueTask<KnowledgeRetrieval> FindAsync(string question, string language, CancellationToken ct = default);

    Task<Article?> GetAsync(string key, string language, CancellationToken ct = default);
}
