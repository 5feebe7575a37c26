using System.Collections.Concurrent;
using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Options;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Encoding;

/// <summary>
/// The sentence models: one for Chinese, one for all else. A model is loaded when its language is first needed, so a company without
/// articles in a language pays no memory for it. Shared by all threads.
/// </summary>
public sealed partial class SentenceEncoders : IDisposable
{
    private const string ChinesePrefix = "query: ";

    /// <summary>Unrelated English sentences have cosines near 0 with MiniLM, unrelated Chinese ones near 0.8 with e5.</summary>
    private const float EnglishSharpness = 2;
    private const float ChineseSharpness = 10;

    private readonly ConcurrentQueue<string> _missing = new();
    private readonly ILogger _logger;
    private readonly Lazy<SentenceEncoder?> _english;
    private readonly Lazy<SentenceEncoder?> _chinese;

    private SentenceEncoders(string models, ILogger logger)
    {
        _logger = logger;
        _english = Prepare(Path.Combine(models, "minilm-l6-v2"), EnglishSharpness, English);
        _chinese = Prepare(Path.Combine(models, "e5-small-zh"), ChineseSharpness, Chinese);
    }

    /// <summary>What is not there or could not be loaded so far and why, a line each; empty when all is well.</summary>
    public IReadOnlyList<string> Missing => [.. _missing];

    /// <summary>Never fails: what is missing is said in one line each, and articles are then found by words alone.</summary>
    public static SentenceEncoders Open(KnowledgeOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SentenceEncoders(options.ModelsDirectory, logger);
    }

    public void Dispose()
    {
        foreach (var encoder in new[] { _english, _chinese }.Where(e => e.IsValueCreated))
        {
            encoder.Value?.Dispose();
        }
    }

    /// <summary>The encoder for a language ("en", "zh", "zh-CN"), loaded at the first call; null when its model is missing or broken.</summary>
    internal ISentenceEncoder? For(string language) => (LanguageTag.IsChinese(language) ? _chinese : _english).Value;

    /// <summary>A folder that is not whole is known at once, a broken model when it is loaded.</summary>
    private Lazy<SentenceEncoder?> Prepare(string folder, float sharpness, Func<string, (ITokenizer?, string?)> tokenizerOf)
    {
        if (SentenceEncoder.FirstMissing(folder) is { } missing)
        {
            Report(missing);
            return new Lazy<SentenceEncoder?>((SentenceEncoder?)null);
        }

        return new Lazy<SentenceEncoder?>(() =>
        {
            var (encoder, error) = SentenceEncoder.Open(folder, sharpness, tokenizerOf);
            if (error is not null)
            {
                Report(error);
            }

            return encoder;
        });
    }

    private void Report(string reason)
    {
        _missing.Enqueue(reason);
        LogMissing(_logger, reason);
    }

    private static (ITokenizer?, string?) English(string folder) =>
        FromFile(Path.Combine(folder, "vocab.txt"), lines => WordPieceTokenizer.Create(lines));

    private static (ITokenizer?, string?) Chinese(string folder) =>
        FromFile(Path.Combine(folder, "pieces.tsv"), lines => UnigramTokenizer.Create(lines, ChinesePrefix));

    private static (ITokenizer?, string?) FromFile(string path, Func<IEnumerable<string>, (ITokenizer?, string?)> create)
    {
        try
        {
            var (tokenizer, error) = create(File.ReadLines(path));
            return (tokenizer, error is null ? null : $"{path}: {error}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: {e.Message}");
        }
    }

    [LoggerMessage(EventId = 12001, Level = LogLevel.Warning, Message = "Articles are found by words alone: {Reason}")]
    private static partial void LogMissing(ILogger logger, string reason);
}
