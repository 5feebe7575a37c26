using CallCenter.CallModel.Facts;
using CallCenter.CallModel.Knowledge;

namespace CallCenter.CallModel.Figures;

/// <summary>Whether one call was served by the machine alone, as a fold over its facts.</summary>
public sealed class SelfService
{
    private bool _spoken;
    private bool _helped = true;
    private bool _sawPeople;

    /// <summary>An approved answer was spoken, the caller did not say that it was no help, and nobody else was needed.</summary>
    public bool Served => _spoken && _helped && !_sawPeople;

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
