using System.Security.Cryptography;

namespace CallCenter.Knowledge.Encoding;

/// <summary>The meaning of a sentence as numbers: near sentences have a great dot product.</summary>
internal interface ISentenceEncoder
{
    /// <summary>Names the model's very bytes: vectors of different ids must not be compared.</summary>
    string Model { get; }

    /// <summary>Spreads the model's cosines: unrelated and related sentences lie close together in some models, far apart in others.</summary>
    float Sharpness { get; }

    /// <summary>A vector of unit length and <see cref="SentenceEncoder.Dimensions"/> numbers; null when the model failed. Safe from several threads.</summary>
    float[]? Encode(string text);
}

/// <summary>A sentence model of the ONNX runtime with its tokenizer.</summary>
internal sealed class SentenceEncoder : ISentenceEncoder, IDisposable
{
    public const int Dimensions = 384;

    private const int LongestInput = 64;
    private readonly OnnxSession _session;
    private readonly ITokenizer _tokenizer;

    private SentenceEncoder(OnnxSession session, ITokenizer tokenizer, string model, float sharpness) =>
        (_session, _tokenizer, Model, Sharpness) = (session, tokenizer, model, sharpness);

    public string Model { get; }

    public float Sharpness { get; }

    /// <summary>Opens model.int8.onnx of a folder and tries it once; an error names the file and what is wrong.</summary>
    public static (SentenceEncoder? Encoder, string? Error) Open(OnnxApi api, string folder, float sharpness,
        Func<string, (ITokenizer?, string?)> tokenizerOf)
    {
        var path = Path.Combine(folder, "model.int8.onnx");
        if (!File.Exists(path))
        {
            return (null, $"{path} is missing");
        }

        var (tokenizer, tokenizerError) = tokenizerOf(folder);
        if (tokenizer is null)
        {
            return (null, tokenizerError);
        }

        var (session, error) = api.OpenSession(path);
        if (session is null)
        {
            return (null, $"{path}: {error}");
        }

        var encoder = new SentenceEncoder(session, tokenizer, $"{Path.GetFileName(folder)}:{Fingerprint(path)}", sharpness);
        error = encoder.Encode("hello", new float[Dimensions]);
        if (error is null)
        {
            return (encoder, null);
        }

        encoder.Dispose();
        return (null, $"{path}: {error}");
    }

    public float[]? Encode(string text)
    {
        var vector = new float[Dimensions];
        return Encode(text, vector) is null ? vector : null;
    }

    public void Dispose() => _session.Dispose();

    private static string Fingerprint(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 6));
    }

    private string? Encode(string text, Span<float> vector)
    {
        Span<long> ids = stackalloc long[LongestInput];
        var count = _tokenizer.Tokenize(text, ids);
        return _session.Run(ids[..count], vector);
    }
}
