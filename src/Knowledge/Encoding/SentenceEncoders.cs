using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Encoding;

/// <summary>The sentence models that could be loaded, one a language. Shared by all threads.</summary>
public sealed class SentenceEncoders : IDisposable
{
    private SentenceEncoders()
    {
    }

    /// <summary>Never fails: what is missing is said in one line and articles are then found by words alone.</summary>
    public static SentenceEncoders Open(KnowledgeOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        return new SentenceEncoders();
    }

    public void Dispose()
    {
    }
}
