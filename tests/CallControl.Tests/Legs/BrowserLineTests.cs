using System.Net;
using CallCenter.CallControl.Tests.Support;
using CallCenter.MediaStack.Sdp;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>A page's telephone: a real browser on one side, a leg that is bridged as any other on ours.</summary>
[NonParallelizable]
internal sealed class BrowserLineTests
{
    private Sides _sides = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [Test]
    public async Task Page_AndATelephone_HearEachOther_KeysArrive_AndTheLineOutlivesTheCall()
    {
        IBrowserLine? line = null;
        await using var page = await BrowserPage.OpenAsync(offer =>
        {
            if (line is not null)
            {
                return line.Answer(offer)!;
            }

            var opened = (BrowserLineOutcome.Opened)_sides.House.Open(offer, IPAddress.Loopback);
            line = opened.Line;
            return opened.Answer;
        });
        await page.CallAsync();
        Assert.That(await line!.Connected, Is.True);

        var (caller, phone) = await _sides.CallAsync();
        var agent = line.Take(caller.CallId, LegRole.Agent, "anna")!;
        Assert.That(line.Take(caller.CallId, LegRole.Agent, "anna"), Is.Null, "one call at a time");
        Assert.That(await agent.AnswerAsync(), Is.True);
        var bridge = _sides.House.Bridge(caller.CallId, caller, agent);
        var phoneHears = new Meter();
        using var listening = phone.Listen(phoneHears);
        phone.Play([Meter.Tone(Meter.Low)], loop: true);

        await Until.TrueAsync(() => phoneHears.HearsHigh);
        await Until.TrueAsync(async () => await page.LoudestAsync() is > Meter.Low - 10 and < Meter.Low + 10);
        await page.PressAsync("15#");
        Assert.That(new[] { await agent.Digits.ReadAsync(), await agent.Digits.ReadAsync(), await agent.Digits.ReadAsync() }, Is.EqualTo("15#"));

        await page.RestartIceAsync();
        var stats = await page.StatsAsync();
        TestContext.Out.WriteLine(stats);
        Assert.That((stats.GetProperty("codec").GetString(), stats.GetProperty("lost").GetInt32(), stats.GetProperty("tls").GetString()), Is.EqualTo(("audio/opus", 0, "FEFD")));

        await agent.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.AgentHungUp));
        await bridge.Completion;
        Assert.That(line.Closed.IsCancellationRequested, Is.False);
        var again = line.Take(CallId.New(), LegRole.Agent, "anna")!;
        var hears = new Meter();
        using var listens = again.Listen(hears);
        await Until.TrueAsync(() => hears.HearsHigh);

        await page.HangUpAsync();
        await Script.EndOf(again);
        Assert.That(again.End!.Reason, Is.EqualTo(EndReason.CalleeHungUp));
        await Until.TrueAsync(() => line.Closed.IsCancellationRequested);
    }

    [Test]
    public async Task Call_ThatIsNotEncryptedAsTheTrunkWants_IsRefused()
    {
        await using var sides = await Sides.OpenAsync(houseTrunk: trunk => trunk with { MediaEncryption = EncryptionPolicy.Required });
        var refused = (DialOutcome.Refused)await sides.Dial();
        Assert.That((refused.End.Reason, refused.End.SipStatus), Is.EqualTo((EndReason.NoMediaOffered, 488)));
        await Until.TrueAsync(() => sides.HouseJournal.Of<CallEnded>().Any()); // the caller hears of it first
        var ours = sides.HouseJournal.Of<CallEnded>().Single().End;
        Assert.That((ours.Reason, ours.SipStatus), Is.EqualTo((EndReason.EncryptionFailed, 488)));
    }

    [Test]
    public void Open_WhatIsNoBrowsersOffer_IsRefused()
    {
        var ports = _sides.House.Count()["rtpPortPairs"];
        foreach (var offer in new[] { "nonsense", WirePhone.Describe() })
        {
            Assert.That(_sides.House.Open(offer, IPAddress.Loopback), Is.EqualTo(new BrowserLineOutcome.Refused(BrowserLineRefusal.NotUnderstood)));
        }

        Assert.That(_sides.House.Count()["rtpPortPairs"], Is.EqualTo(ports));
    }
}
