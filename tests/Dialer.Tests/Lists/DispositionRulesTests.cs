using CallCenter.Dialer.Lists;

namespace CallCenter.Dialer.Tests.Lists;

public sealed class DispositionRulesTests
{
    [Test]
    public void Dispositions_HaveTheirOwnWords()
    {
        Assert.That(DispositionRules.Fault([new CampaignDisposition("sold", "Sold"), new CampaignDisposition("later", "Later", 60)]), Is.Null);
        Assert.That(DispositionRules.Fault([new CampaignDisposition("machine", "Machine")])!.Code, Is.EqualTo(FaultCode.Taken));
        Assert.That(DispositionRules.Fault([new CampaignDisposition("sold", "Sold", 0)])!.Code, Is.EqualTo(FaultCode.Range));
    }
}
