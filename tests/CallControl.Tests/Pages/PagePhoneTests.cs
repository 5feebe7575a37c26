using System.Net;
using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Pages;

/// <summary>The telephone in a page from the server's side: a real browser makes its lines.</summary>
[NonParallelizable]
internal sealed class PagePhoneTests
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _closed = new();
    private Sides _sides = null!;
    private BrowserPage _page = null!;
    private string _instance = "first";
    private string? _before;
    private volatile bool _beats = true;

    private IPagePhones Phones => _sides.House.Pages;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _sides = await Sides.OpenAsync(users: new OneUser("anna", telephone: AgentTelephone.Browser));
        _sides.House.HoldMusic = Meter.Tone(Meter.Low);
        _page = await BrowserPage.OpenAsync(offer => Phones.Open(new PageOffer("anna", _instance, offer, IPAddress.Loopback, Before: _before)) switch
        {
            PageOfferOutcome.Opened opened => opened.Answer,
            _ => "refused",
        });
        _ = BeatAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _closed.CancelAsync();
        await _page.DisposeAsync();
        await _sides.DisposeAsync();
        _closed.Dispose();
    }

    [Test]
    public async Task Page_IsReachable_TakesACallAtOnce_AndASecondPageGoesOnWithIt_UntilNobodyComesBack()
    {
        Assert.That(_sides.House.Agents.TroubleOf("anna"), Is.EqualTo(NotReadyReason.PhonePageGone));
        await _page.CallAsync();
        await Until.TrueAsync(() => _sides.House.Agents.CanReach("anna"));
        await Until.TrueAsync(() => _sides.HouseJournal.Of<PhoneRegistered>().Any(f => f.Agent == "anna"));

        var (caller, phone) = await _sides.CallAsync();
        var agent = ((DialOutcome.Answered)await RingAsync(caller.CallId, autoAnswer: true)).Leg;
        Assert.That((await RingAsync(CallId.New(), autoAnswer: true)) is DialOutcome.Refused { End.Reason: EndReason.Busy });
        var bridge = _sides.House.Bridge(caller.CallId, caller, agent);
        var hears = new Meter();
        using var listening = phone.Listen(hears);
        await Until.TrueAsync(() => hears.HearsHigh);

        // the page is loaded again: hold sound, then a line of its own
        await _page.HangUpAsync();
        await Until.TrueAsync(() => hears.HearsLow);
        (_instance, _before) = ("second", "first");
        await _page.CallAsync();
        await Until.TrueAsync(() => hears.HearsHigh);
        await Until.TrueAsync(() => !hears.HearsLow);
        Assert.That((agent.End, bridge.Completion.IsCompleted), Is.EqualTo(((CallEnd?)null, false)));
        Assert.That(Phones.Beat("anna", "connection", "first", microphone: true), Is.False, "another page is the telephone");
        Assert.That(Phones.Open(new PageOffer("anna", "third", WirePhone.Describe(), IPAddress.Loopback)), Is.InstanceOf<PageOfferOutcome.Elsewhere>());

        await _page.HangUpAsync();
        await Script.EndOf(agent);
        Assert.That((agent.End!.Result, agent.End.Reason), Is.EqualTo((CallResult.Failed, EndReason.MediaTimeout)));
        Assert.That(await bridge.Completion, Is.EqualTo(agent.Id));

        await _page.CallAsync();
        await Until.TrueAsync(() => _sides.House.Agents.CanReach("anna"));
        var ringing = RingAsync(CallId.New(), autoAnswer: false);
        await Until.TrueAsync(() => Phones.Find("anna")!.Ringing is not null);
        Phones.Answer("anna", _instance, accept: false);
        Assert.That(await ringing is DialOutcome.Refused { End.Reason: EndReason.Declined });

        _beats = false;
        Phones.Beat("anna", "connection", _instance, microphone: false);
        Assert.That(_sides.House.Agents.TroubleOf("anna"), Is.EqualTo(NotReadyReason.NoMicrophone));
        await Until.TrueAsync(() => _sides.House.Agents.TroubleOf("anna") == NotReadyReason.PhonePageGone);
        await Until.TrueAsync(() => _sides.HouseJournal.Of<PhoneUnregistered>().Any(f => f.Reason == NotReadyReason.NoMicrophone));
        // a silent page is not asked before another takes its place
        await Until.TrueAsync(() => Phones.Open(new PageOffer("anna", "third", "nonsense", IPAddress.Loopback)) is PageOfferOutcome.Refused);
    }

    private Task<DialOutcome> RingAsync(CallId call, bool autoAnswer) => _sides.House.Agents.RingAsync(
        new AgentRing(call, "anna", RingTime, "+4930111", AutoAnswer: autoAnswer) { ReturnTime = TimeSpan.FromSeconds(3) }, CancellationToken.None);

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!_closed.IsCancellationRequested)
        {
            if (_beats)
            {
                Phones.Beat("anna", "connection", _instance, microphone: true);
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
