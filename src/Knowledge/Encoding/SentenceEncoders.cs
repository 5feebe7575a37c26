using System.Collections.Concurrent;
using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Options;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Encoding;

/// <summary>
/// The sentence models: one for Chinese, one for all else. Each is loaded when the first text of its language comes, for it takes some
/// 80 MB. Shared by all threads.
/// </summary>
public sealed partial class SentenceEncoders : IDisposable
{
    private const string ChinesePrefix = "query: ";

    /// <summary>Unrelated English sentences have cosines near 0 with MiniLM, unrelated Chinese ones near 0.8 with e5.</summary>
    private const float EnglishSharpness = 2;
    private const float ChineseSharpness = 10;

    private readonly ConcurrentQueue<string> _missing = new();
    private readonly Lazy<SentenceEncoder?> _english;
    private readonly Lazy<SentenceEncoder?> _chinese;
    private readonly ILogger _logger;

    private SentenceEncoders(string models, ILogger logger)
    {
        _logger = logger;
        _english = Later(Path.Combine(models, "minilm-l6-v2"), EnglishSharpness, "vocab.txt", lines => WordPieceTokenizer.Create(lines));
        _chinese = Later(Path.Combine(models, "e5-small-zh"), ChineseSharpness, "pieces.tsv", lines => UnigramTokenizer.Create(lines, ChinesePrefix));
    }

    /// <summary>What is not there or could not be loaded and why, a line each; empty as long as nothing is known to be wrong.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Never fails: what is missing is said in one line each, and articles are then found by words alone.</summary>
    public static SentenceEncoders Open(KnowledgeOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SentenceEncoders(options.ModelsDirectory, logger);
    }

    public void Dispose()
    {
        foreach (var encoder in new[] { _english, _chinese }.Where(encoder => encoder.IsValueCreated))
        {
            encoder.Value?.Dispose();
        }
    }

    /// <summary>The encoder for a language ("en", "zh", "zh-CN"), loaded now if need be (half a second), or null when its model cannot work.</summary>
    internal ISentenceEncoder? For(string language) => (LanguageTag.IsChinese(language) ? _chinese : _english).Value;

    private Lazy<SentenceEncoder?> Later(string folder, float sharpness, string words, Func<IEnumerable<string>, (ITokenizer?, string?)> tokenizerOf)
    {
        var file = Path.Combine(folder, words);
        if (new[] { Path.Combine(folder, SentenceEncoder.ModelFile), file }.FirstOrDefault(path => !File.Exists(path)) is { } absent)
        {
            Miss($"{absent} is missing");
            return new Lazy<SentenceEncoder?>((SentenceEncoder?)null);
        }

        return new Lazy<SentenceEncoder?>(() => Load(folder, sharpness, FromFile(file, tokenizerOf)));
    }

    private SentenceEncoder? Load(string folder, float sharpness, (ITokenizer? Tokenizer, string? Error) made)
    {
        var (encoder, error) = made.Tokenizer is { } tokenizer ? SentenceEncoder.Open(folder, sharpness, tokenizer) : (null, made.Error);
        if (error is not null)
        {
            Miss(error);
        }

        return encoder;
    }

    private void Miss(string line)
    {
        _missing.Enqueue(line);
        LogMissing(_logger, line);
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles are found by words alone: {Reason}")]
    private static partial void LogMissing(ILogger logger, string reason);
}
