using CallCenter.CallModel.Texts;
using Microsoft.Extensions.Logging;

namespace CallCenter.Knowledge.Encoding;

/// <summary>The sentence models that could be loaded: one for Chinese, one for all else. Shared by all threads.</summary>
public sealed partial class SentenceEncoders : IDisposable
{
    private const string ChinesePrefix = "query: ";

    /// <summary>Unrelated English sentences have cosines near 0 with MiniLM, unrelated Chinese ones near 0.8 with e5.</summary>
    private const float EnglishSharpness = 2;
    private const float ChineseSharpness = 10;

    private readonly SentenceEncoder? _english;
    private readonly SentenceEncoder? _chinese;

    private SentenceEncoders(SentenceEncoder? english, SentenceEncoder? chinese, IReadOnlyList<string> missing) =>
        (_english, _chinese, Missing) = (english, chinese, missing);

    /// <summary>What could not be loaded and why, a line each; empty when all is there.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Never fails: what is missing is said in one line each, and articles are then found by words alone.</summary>
    public static SentenceEncoders Open(KnowledgeOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var missing = new List<string>();
        var encoders = new SentenceEncoders(
            Open(Path.Combine(options.ModelsDirectory, "minilm-l6-v2"), EnglishSharpness, English, missing),
            Open(Path.Combine(options.ModelsDirectory, "e5-small-zh"), ChineseSharpness, Chinese, missing),
            missing);
        foreach (var line in missing)
        {
            LogMissing(logger, line);
        }

        return encoders;
    }

    public void Dispose()
    {
        _english?.Dispose();
        _chinese?.Dispose();
    }

    /// <summary>The encoder for a language ("en", "zh", "zh-CN"), or null when its model is missing.</summary>
    internal ISentenceEncoder? For(string language) => LanguageTag.IsChinese(language) ? _chinese : _english;

    private static SentenceEncoder? Open(string folder, float sharpness, Func<string, (ITokenizer?, string?)> tokenizerOf,
        List<string> missing)
    {
        var (encoder, error) = SentenceEncoder.Open(folder, sharpness, tokenizerOf);
        if (error is not null)
        {
            missing.Add(error);
        }

        return encoder;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles are found by words alone: {Reason}")]
    private static partial void LogMissing(ILogger logger, string reason);
}
