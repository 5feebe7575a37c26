namespace CallCenter.Knowledge.Encoding;

/// <summary>Text to the numbers that a sentence model reads.</summary>
internal interface ITokenizer
{
    /// <summary>Writes at most <paramref name="ids"/>.Length ids, first and last mark included, and returns how many.</summary>
    int Tokenize(string text, Span<long> ids);
}
