using System.Security.Cryptography;

namespace CallCenter.Knowledge.Encoding;

/// <summary>A sentence model of the ONNX runtime with its tokenizer.</summary>
internal sealed class SentenceEncoder : ISentenceEncoder, IDisposable
{
    public const int Dimensions = 384;

    private const int LongestInput = 64;
    private readonly SentenceModel _sentences;
    private readonly ITokenizer _tokenizer;

    private SentenceEncoder(SentenceModel sentences, ITokenizer tokenizer, string model, float sharpness) =>
        (_sentences, _tokenizer, Model, Sharpness) = (sentences, tokenizer, model, sharpness);

    public string Model { get; }

    public float Sharpness { get; }

    /// <summary>One line on a model file that is not there; null when the folder has it.</summary>
    public static string? FirstMissing(string folder) => File.Exists(ModelOf(folder)) ? null : $"{ModelOf(folder)} is missing";

    /// <summary>Opens model.int8.onnx of a folder and tries it once; an error names the file and what is wrong.</summary>
    public static (SentenceEncoder? Encoder, string? Error) Open(string folder, float sharpness,
        Func<string, (ITokenizer?, string?)> tokenizerOf)
    {
        var path = ModelOf(folder);
        var (tokenizer, tokenizerError) = tokenizerOf(folder);
        if (tokenizer is null)
        {
            return (null, tokenizerError);
        }

        var (sentences, error) = SentenceModel.Open(path);
        if (sentences is null)
        {
            return (null, $"{path}: {error}");
        }

        var encoder = new SentenceEncoder(sentences, tokenizer, $"{Path.GetFileName(folder)}:{Fingerprint(path)}:{SentenceModel.RuntimeVersion}", sharpness);
        error = encoder.Encode("hello", new float[Dimensions]);
        if (error is null)
        {
            return (encoder, null);
        }

        encoder.Dispose();
        return (null, $"{path}: {error}");
    }

    private static string ModelOf(string folder) => Path.Combine(folder, "model.int8.onnx");

    public float[]? Encode(string text)
    {
        var vector = new float[Dimensions];
        return Encode(text, vector) is null ? vector : null;
    }

    public void Dispose() => _sentences.Dispose();

    private static string Fingerprint(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 6));
    }

    private string? Encode(string text, Span<float> vector)
    {
        Span<long> ids = stackalloc long[LongestInput];
        var count = _tokenizer.Tokenize(text, ids);
        return _sentences.Run(ids[..count], vector);
    }
}
