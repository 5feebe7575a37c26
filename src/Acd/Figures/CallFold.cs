namespace CallCenter.Acd.Figures;

/// <summary>One call in progress, as far as the day's totals need it.</summary>
internal sealed class CallFold(string from)
{
    private bool _spoken;
    private bool _helped = true;
    private bool _sawPeople;

    public string From { get; } = from;

    /// <summary>An approved answer was spoken, the caller did not say that it was no help, and nobody else was needed.</summary>
    public bool SelfServed => _spoken && _helped && !_sawPeople;

    public void Apply(CallFact fact)
    {
        switch (fact)
        {
            case QuestionAsked asked:
                _spoken |= asked.Outcome == KnowledgeDecision.Speak;
                break;
            case AnswerJudged judged:
                (_spoken, _helped) = (true, judged.Helped);
                break;
            case CallQueued or CallBridged or CallTransferred:
                _sawPeople = true;
                break;
            default:
                break;
        }
    }
}
