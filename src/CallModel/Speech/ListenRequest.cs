namespace CallCenter.CallModel.Speech;

/// <summary>One turn of listening.</summary>
/// <param name="Phrases">what a menu expects (lower case), for recognisers that take a grammar; empty = free speech.</param>
/// <param name="NoInput">from <see cref="IListening.StartNoInputTimer"/>: nothing said for this long ends the turn.</param>
/// <param name="EndSilence">silence that ends an utterance.</param>
/// <param name="MaxSpeech">longest utterance; at most 15 s.</param>
public sealed record ListenRequest(string Language, IReadOnlyList<string> Phrases, TimeSpan NoInput, TimeSpan EndSilence, TimeSpan MaxSpeech);
