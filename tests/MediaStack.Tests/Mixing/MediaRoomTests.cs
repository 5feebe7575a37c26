using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Mixing;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Tests.Pipeline;

namespace CallCenter.MediaStack.Tests.Mixing;

/// <summary>Who hears whom, by numbered tones.</summary>
public sealed class MediaRoomTests
{
    private Bench _bench = null!;
    private MediaRoom _room = null!;
    private Party[] _parties = null!;

    [SetUp]
    public void Open()
    {
        _bench = new Bench();
        _room = new MediaRoom();
        _parties = [.. Enumerable.Range(0, 5).Select(i => Party.Open(_bench, i, aLaw: i % 2 == 1))];
    }

    [TearDown]
    public void Close() => _bench.Dispose();

    private void Join(int parties)
    {
        foreach (var party in _parties[..parties])
        {
            _room.Join(party.Leg);
        }
    }

    /// <summary>All say their numbers; what was heard until then is forgotten after <paramref name="settle"/> frames.</summary>
    private void Talk(int frames, int settle = 20)
    {
        _bench.Run(settle, _ => SayNumbers());
        foreach (var party in _parties)
        {
            party.Hear();
        }

        _bench.Run(frames, _ => SayNumbers());
    }

    private void SayNumbers()
    {
        foreach (var party in _parties)
        {
            party.SayNumber();
        }
    }

    [TestCase(2, "1", "0", "", "", "")]
    [TestCase(3, "12", "02", "01", "", "")]
    [TestCase(4, "123", "023", "013", "012", "")]
    [TestCase(5, "1234", "0234", "0134", "0124", "0123")]
    public void Join_SeveralParties_EachHearsTheOthersAndNotItself(int parties, params string[] heard)
    {
        Join(parties);
        Talk(50);

        Assert.That(_parties.Select(p => p.NumbersHeard().Single()), Is.EqualTo(heard));
    }

    [Test]
    public void Join_TwoParties_ForwardsPacketsOnArrivalUndecoded()
    {
        Join(2);
        Talk(5);
        _parties[1].HearPackets();
        _parties[0].Say(1000);
        _bench.Receive();

        Assert.That(_parties[1].HearPackets().Single().Payload, Is.All.EqualTo(G711.ALaw(G711.FromMuLaw(G711.MuLaw(1000)))), "without a tick");
        Assert.That(_parties[0].Leg.Stats.JitterDelay, Is.EqualTo(TimeSpan.Zero), "nobody has its sound decoded");
    }

    [Test]
    public void JoinAndLeave_OfTheThird_LeaveNoGapInWhatTheFirstTwoHear()
    {
        Join(2);
        Talk(20);
        _room.Join(_parties[2].Leg);
        _bench.Run(50, _ => SayNumbers());
        _room.Leave(_parties[2].Leg);
        _bench.Run(50, _ => SayNumbers());

        foreach (var (party, other, both) in new[] { (_parties[0], "1", "12"), (_parties[1], "0", "02") })
        {
            var packets = party.HearPackets();
            var numbers = packets.Select(p => Party.Numbers(Party.Decode(p))).ToList();
            Assert.That(numbers, Is.All.StartsWith(other), "the other is heard in every frame");
            Assert.That(Runs(numbers), Is.EqualTo([other, both, other]));
            Assert.That(numbers.Count(n => n == both), Is.InRange(44, 50), "the mix is there within 120 ms");
            Assert.That(packets, Has.Count.EqualTo(120).Within(2));
            for (var i = 1; i < packets.Count; i++)
            {
                Assert.That((ushort)(packets[i].Sequence - packets[i - 1].Sequence), Is.EqualTo(1), $"packet {i}");
                Assert.That((int)(packets[i].Timestamp - packets[i - 1].Timestamp), Is.InRange(1, 480), $"packet {i}");
            }
        }
    }

    [Test]
    public void Join_OfAThird_WhileTheOtherIsSilent_BringsTheThirdAfterTheHandOver()
    {
        Join(2);
        _bench.Run(20);
        _room.Join(_parties[2].Leg);
        _bench.Run(50, _ => _parties[2].SayNumber());

        Assert.That(_parties[0].Hear().Count(f => Party.Numbers(f) == "2"), Is.InRange(38, 48));
    }

    [Test]
    public void SetHeld_HearsNobodyAndIsHeardByNobody_UntilItIsTakenOff()
    {
        Join(3);
        _room.SetHeld(_parties[1].Leg, true);
        Talk(20);
        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["2", "", "0"]));

        _room.SetHeld(_parties[1].Leg, false);
        Talk(20);
        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["12", "02", "01"]));
    }

    [Test]
    public void SetHeld_OfOneOfTwo_LeavesBothInSilence()
    {
        Join(2);
        _room.SetHeld(_parties[0].Leg, true);
        Talk(20);

        Assert.That(_parties[..2].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["", ""]));
    }

    [Test]
    public void SetHeardBy_NobodySomeAll_ListensInWhispersAndBargesIn()
    {
        Join(2);
        var supervisor = _parties[2].Leg;
        _room.Join(supervisor, heardBy: []);
        Talk(20);
        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["1", "0", "01"]), "listens in");

        _room.SetHeardBy(supervisor, [_parties[1].Leg]);
        Talk(20);
        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["1", "02", "01"]), "whispers");
        _room.Join(_parties[3].Leg);
        Talk(20);
        Assert.That(_parties[..4].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["13", "023", "013", "01"]), "one who joins later does not hear it");

        _room.SetHeardBy(supervisor, null);
        Talk(20);
        Assert.That(_parties[..4].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["123", "023", "013", "012"]), "barges in");

        _room.Leave(_parties[1].Leg);
        _room.Leave(_parties[3].Leg);
        Talk(20, settle: 2);
        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["2", "", "0"]), "takes over");
    }

    [Test]
    public void Join_OfAListener_LeavesTheTwoForwardedUndecoded()
    {
        Join(2);
        _room.Join(_parties[2].Leg, heardBy: []);
        Talk(20);
        _parties[1].HearPackets();
        _parties[0].Say(1000);
        _bench.Receive();

        Assert.That(_parties[1].HearPackets().Single().Payload, Is.All.EqualTo(G711.ALaw(G711.FromMuLaw(G711.MuLaw(1000)))), "without a tick");
    }

    [Test]
    public void Hears_IsTheMatrixOfTheMoment()
    {
        Join(3);
        var (a, b, c) = (_parties[0].Leg, _parties[1].Leg, _parties[2].Leg);
        _room.SetHeardBy(b, [c]);
        _room.SetHeld(c, true);
        string Matrix() => string.Join(' ', from l in new[] { a, b, c } from s in new[] { a, b, c } select _room.Hears(l, s) ? 1 : 0);

        Assert.That(Matrix(), Is.EqualTo("0 0 0 1 0 0 0 0 0"));
        _room.SetHeld(c, false);
        Assert.That(Matrix(), Is.EqualTo("0 0 1 1 0 1 1 1 0"));
        _room.Leave(c);
        _room.Join(c);
        Assert.That(Matrix(), Is.EqualTo("0 0 1 1 0 1 1 0 0"), "who comes back is not whispered to any more");
        _room.Leave(b);
        _room.Join(b);
        Assert.That(Matrix(), Is.EqualTo("0 1 1 1 0 1 1 1 0"), "who comes back begins anew");
        Assert.That(_room.Parties, Is.EqualTo([a, c, b]));
        Assert.That(_room.Hears(a, _parties[3].Leg), Is.False);
    }

    [Test]
    public void Leave_HearsSilence()
    {
        Join(3);
        Talk(10);
        _room.Leave(_parties[0].Leg);
        Talk(10, settle: 2);

        Assert.That(_parties[..3].Select(p => p.NumbersHeard().Single()), Is.EqualTo(["", "2", "1"]));
    }

    [Test]
    public void Dispose_OfALegInARoomOfThree_LeavesTheOthersTogether()
    {
        Join(3);
        Talk(10);
        _parties[1].Leg.Dispose();
        Talk(10, settle: 2);

        Assert.That((_parties[0].NumbersHeard().Single(), _parties[2].NumbersHeard().Single()), Is.EqualTo(("2", "0")));
    }

    [Test]
    public void Mix_OfLoudVoices_IsCutAndDoesNotWrap()
    {
        Join(3);
        _bench.Run(20, _ => Array.ForEach(_parties, p => p.Say(20000)));
        var loudest = _parties[0].Hear()[^1];
        _bench.Run(20, _ => Array.ForEach(_parties, p => p.Say(-20000)));

        Assert.That(loudest, Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(32767))));
        Assert.That(_parties[0].Hear()[^1], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(-32768))));
    }

    [Test]
    public void Keys_InAMix_GoToAllWhoHearTheParty()
    {
        Join(3);
        _bench.Run(20, _ => SayNumbers());
        _parties[0].Press('7');
        _bench.Run(30, _ => SayNumbers());

        foreach (var other in _parties[1..3])
        {
            Assert.That(other.HearPackets().Where(p => p.Type == 101).Select(p => p.Payload[0]).Distinct(), Is.EqualTo([7]));
        }
    }

    [Test]
    public void Play_InAMix_IsHeardInstead()
    {
        Join(3);
        Talk(10);
        _parties[0].Leg.Play([new MediaClip(new short[1600])]);
        _bench.Run(20, _ => SayNumbers());

        Assert.That(Runs([.. _parties[0].Hear().Skip(10).Select(Party.Numbers)]), Is.EqualTo(["", "12"]));
    }

    [Test]
    public void Packets_OfARoomOfThree_AllocateNothing()
    {
        Join(3);
        _bench.Run(100, _ => SayNumbers());
        long allocated = 0;
        for (var i = 0; i < 500; i++)
        {
            SayNumbers();
            var before = GC.GetAllocatedBytesForCurrentThread();
            _bench.Receive();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            for (var slot = 0; slot < MediaClock.Phases; slot++)
            {
                _bench.Time.Advance(TimeSpan.FromMilliseconds(5));
                before = GC.GetAllocatedBytesForCurrentThread();
                _bench.Engine.Clock.RunDue();
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Assert.That(allocated, Is.LessThan(500 * 16), "what is made once may be made here, but nothing for each packet");
        Assert.That(_parties[0].NumbersHeard().Last(), Is.EqualTo("12"));
    }

    private static List<string> Runs(List<string> values) => [.. values.Where((v, i) => i == 0 || v != values[i - 1])];
}
