using CallCenter.Acd.Matching;
using CallCenter.Acd.Tests.Support;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Tests.Matching;

public sealed class OfferStatesTests
{
    private static readonly OfferState[] Ends = [OfferState.Accepted, OfferState.Missed, OfferState.Withdrawn];
    private static readonly Diagram<OfferState, OfferTrigger> States = new(OfferState.Reserved, OfferStates.Configure);

    [Test]
    public void States_AsPicture_AreWrittenToTheDocuments() =>
        Assert.That(States.WriteTo("offer-states.md", "An offer's states", "src/Acd/Matching/OfferStates.cs"), Does.Contain("Joining --> Accepted: Joined"));

    [Test]
    public void EveryStateThatStands_CanBeMissedAndWithdrawn_AndTheEndsLeadNowhere()
    {
        foreach (var state in Enum.GetValues<OfferState>().Except(Ends))
        {
            Assert.That(States.Edges.Where(e => e.From == state).Select(e => e.To), Is.SupersetOf(new[] { OfferState.Missed, OfferState.Withdrawn }));
        }

        Assert.That(States.Edges.Where(e => Ends.Contains(e.From)), Is.Empty);
    }

    [Test]
    public void Accepted_IsReachedOnlyByJoining() =>
        Assert.That(States.Edges.Where(e => e.To == OfferState.Accepted).Select(e => e.From), Is.EqualTo(new[] { OfferState.Joining }));
}
