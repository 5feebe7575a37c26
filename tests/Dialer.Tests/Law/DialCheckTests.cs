using CallCenter.CallModel.Times;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Tests.Law;

public sealed class DialCheckTests
{
    private const string NewYork = "America/New_York";
    private const string LosAngeles = "America/Los_Angeles";

    /// <summary>A Tuesday, 12:00 in New York, 9:00 in Los Angeles, winter.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 1, 6, 17, 0, 0, TimeSpan.Zero);
    private static readonly PolicyLibrary Packs = PolicyLibrary.Load(Shipped.Policies);

    [Test]
    public void WithinHours_Everywhere_MayBeDialed() => Assert.That(Judge("us", [NewYork, LosAngeles]).Allows);

    [Test]
    public void StrictestZone_Decides()
    {
        // 8:30 in New York, 5:30 in Los Angeles, where the area code may ring too
        var early = Judge("us", [NewYork, LosAngeles], at: Noon.AddHours(-3.5));
        Assert.That(early.Bar, Is.EqualTo(DialBar.OutsideHours));
        Assert.That(early.Until, Is.EqualTo(Noon.AddHours(-1)), "8:00 on the later clock");
    }

    [Test]
    public void Evening_WaitsForTheNextMorning()
    {
        var late = Judge("us", [NewYork], at: new DateTimeOffset(2026, 1, 7, 2, 10, 0, TimeSpan.Zero));
        Assert.That(late.Until, Is.EqualTo(new DateTimeOffset(2026, 1, 7, 13, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void SummerTime_MovesTheHours()
    {
        // the night of 8 March 2026: 8:00 is 13:00 UTC before, 12:00 UTC after
        Assert.That(Judge("us", [NewYork], at: new DateTimeOffset(2026, 3, 7, 12, 30, 0, TimeSpan.Zero)).Allows, Is.False);
        Assert.That(Judge("us", [NewYork], at: new DateTimeOffset(2026, 3, 9, 12, 30, 0, TimeSpan.Zero)).Allows, Is.True);
    }

    [Test]
    public void Holiday_IsClosed_AsIsTheSundayOfTheTrade()
    {
        Assert.That(Judge("uk", ["Europe/London"], at: new DateTimeOffset(2026, 12, 25, 12, 0, 0, TimeSpan.Zero)).Bar, Is.EqualTo(DialBar.OutsideHours));
        Assert.That(Judge("uk", ["Europe/London"], at: new DateTimeOffset(2026, 1, 4, 12, 0, 0, TimeSpan.Zero)).Bar, Is.EqualTo(DialBar.OutsideHours));
    }

    [Test]
    public void PlaceWithStricterHours_IsKnownByItsNumbers()
    {
        var hours = new WeeklyHours();
        hours.TryAdd("mon-sun", "10:00-18:00");
        var us = Packs.Find("us")!;
        var pack = us with { Hours = us.Hours with { Stricter = [new PlaceHours(["+1205"], hours)] } };
        Assert.That(DialCheck.Of(pack, "+12055550100", [LosAngeles], NumberHistory.None, Noon).Bar, Is.EqualTo(DialBar.OutsideHours));
        Assert.That(DialCheck.Of(pack, "+12135550100", [LosAngeles], NumberHistory.None, Noon).Allows);
    }

    [Test]
    public void NoZoneAtAll_IsNeverDialed() => Assert.That(Judge("us", []), Is.EqualTo(new DialVerdict(DialBar.ZoneUnknown, null)));

    [Test]
    public void ListedNumber_IsNeverDialed() =>
        Assert.That(Judge("us", [NewYork], new NumberHistory(OnList: "us-national")), Is.EqualTo(new DialVerdict(DialBar.DoNotCall, null)));

    [Test]
    public void AbandonedNumber_Rests72Hours()
    {
        var at = Noon.AddHours(-71);
        Assert.That(Judge("us", [NewYork], new NumberHistory(AbandonedAt: at)), Is.EqualTo(new DialVerdict(DialBar.AbandonedLately, at.AddHours(72))));
        Assert.That(Judge("us", [NewYork], new NumberHistory(AbandonedAt: Noon.AddHours(-72))).Allows);
    }

    [Test]
    public void AttemptsOfTheDay_AreCounted()
    {
        Assert.That(Judge("us", [NewYork], new NumberHistory(Attempts: 2)).Allows);
        Assert.That(Judge("us", [NewYork], new NumberHistory(Attempts: 3)).Bar, Is.EqualTo(DialBar.AttemptsToday));
    }

    [Test]
    public void Registry_MustBeThere_AndFresh()
    {
        var us = Packs.Find("us")!;
        DialBar? With(params DoNotCallList[] lists) => DialCheck.OfRegistry(us, lists, Noon);
        Assert.That(With(new DoNotCallList(DoNotCall.Own, Noon, 5)), Is.EqualTo(DialBar.RegistryMissing));
        Assert.That(With(new DoNotCallList("us-national", Noon.AddDays(-32), 5)), Is.EqualTo(DialBar.RegistryOld));
        Assert.That(With(new DoNotCallList("us-national", Noon.AddDays(-31), 5)), Is.Null);
        Assert.That(DialCheck.OfRegistry(Packs.Find("neutral")!, [], Noon), Is.Null);
    }

    private static DialVerdict Judge(string policy, string[] zones, NumberHistory? history = null, DateTimeOffset? at = null) =>
        DialCheck.Of(Packs.Find(policy)!, "+12125550100", zones, history ?? NumberHistory.None, at ?? Noon);
}
