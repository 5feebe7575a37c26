using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>A phrase to be found, as letters and as sound.</summary>
/// <param name="Own">the words that no other choice has; null when that is all of them or none.</param>
internal sealed record Phrase(string Letters, string Sound, int Words, Phrase? Own)
{
    public static Phrase Of(IReadOnlyList<string> words, IReadOnlySet<string> others)
    {
        var own = words.Where(word => !others.Contains(word)).ToArray();
        return new Phrase(string.Concat(words), string.Concat(words.Select(SoundCode.Of)), words.Count,
            own.Length == 0 || own.Length == words.Count ? null : Of(own, new HashSet<string>()));
    }
}
