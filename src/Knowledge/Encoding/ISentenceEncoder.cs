namespace CallCenter.Knowledge.Encoding;

/// <summary>The meaning of a sentence as numbers: near sentences have a great dot product.</summary>
internal interface ISentenceEncoder
{
    /// <summary>Names the model's very bytes and the runtime's version: vectors of different ids must not be compared.</summary>
    string Model { get; }

    /// <summary>Spreads the model's cosines: unrelated and related sentences lie close together in some models, far apart in others.</summary>
    float Sharpness { get; }

    /// <summary>A vector of unit length and <see cref="SentenceEncoder.Dimensions"/> numbers; null when the model failed. Safe from several threads.</summary>
    float[]? Encode(string text);
}
