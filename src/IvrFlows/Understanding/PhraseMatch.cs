using CallCenter.CallModel.Texts;

namespace CallCenter.IvrFlows.Understanding;

/// <summary>The best choice with its score (0..1) and the best of any other choice.</summary>
internal readonly record struct PhraseMatch(string? Name, double Score, double Second)
{
    /// <summary>Sure enough to act on; otherwise the caller is asked again.</summary>
    public bool Accepted(double atLeast = PhraseMatcher.AcceptAt) =>
        Name is not null && Score >= atLeast && Score - Second >= PhraseMatcher.Margin;
}
