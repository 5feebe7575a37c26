using System.Net;
using System.Net.Sockets;
using CallCenter.CallControl.Tests.Support;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CallControl.Tests.Trunks;

/// <summary>A trunk that wants registration: the world is its registrar, and calls come from where nobody knows it.</summary>
[NonParallelizable]
internal sealed class TrunkLinkTests
{
    private const string Account = "4930000";
    private const string Elsewhere = "10.0.0.0/8";

    [Test]
    public async Task Register_IsSeen_AndUndoneBeforeTheDrain()
    {
        await using var sides = await OpenAsync("right");
        await Until.TrueAsync(() => sides.House.Trunks.States.Single().Registration == TrunkRegistrationState.Registered);
        var state = sides.House.Trunks.States.Single();
        Assert.That((state.IsUp, state.Status, state.Answers, sides.World.Registrar.Count), Is.EqualTo((true, 200, (bool?)null, 1)));

        await sides.House.DrainAsync(CancellationToken.None);

        Assert.That(sides.World.Registrar.Count, Is.Zero);
    }

    [Test]
    public async Task Register_WrongPassword_IsSeen()
    {
        await using var sides = await OpenAsync("wrong");

        await Until.TrueAsync(() => sides.House.Trunks.States.Single().Registration == TrunkRegistrationState.Failed);
        Assert.That((sides.House.Trunks.States.Single().IsUp, $"{sides.House.Trunks.States.Single()}"), Is.EqualTo((false, "other: not registered (401)")));
    }

    [Test]
    public async Task KeepAlive_HostThatIsGone_IsSeen()
    {
        await using var sides = await Sides.OpenAsync(houseTrunk: t => t with { KeepAlive = TimeSpan.FromMilliseconds(50) });
        await Until.TrueAsync(() => sides.House.Trunks.States.Single().Answers == true);

        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await sides.World.DrainAsync(now.Token);

        await Until.TrueAsync(() => !sides.House.Trunks.States.Single().IsUp);
        Assert.That($"{sides.House.Trunks.States.Single()}", Is.EqualTo("other: does not answer"));
    }

    [TestCase("<sip:+493055550100@carrier.example>", "+493055550100")]
    [TestCase("<sip:4930000@carrier.example>", "+493055550102", "P-Called-Party-ID: <sip:+493055550102@carrier.example;user=phone>")]
    [TestCase("<sip:+493055550100@carrier.example>", "+493055550102", "P-Called-Party-ID: <tel:+493055550102>")]
    public async Task Call_ToTheRegisteredContact_IsTheTrunks_AndTheNumberIsFoundElsewhere(string to, string dialed, params string[] more)
    {
        await using var sides = await OpenAsync("right");
        await Until.TrueAsync(() => sides.World.Registrar.Count == 1);
        var contact = sides.World.Registrar.Lookup(Account).Single().Contact;
        sides.HouseScript.Instead = call => call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.Busy), 486);
        using var carrier = new RawPhone(sides.House.Endpoint.LocalEndPoint);

        var (callId, status) = await carrier.InviteAsync(contact.ToString(), "<sip:+493012345678@carrier.example>", to, more);
        var (_, guessed) = await carrier.InviteAsync($"sip:{Account}@127.0.0.1", "<sip:+493012345678@carrier.example>", to, more);

        var arrived = sides.HouseJournal.Of<CallArrived>().Single(f => f.SipCallId == callId);
        Assert.That((status, arrived.Trunk, arrived.From, arrived.To), Is.EqualTo((486, "other", "+493012345678", dialed)));
        Assert.That(guessed, Is.EqualTo(401), "the account is known to everybody, the contact is not");
    }

    [TestCase(DialedNumberSource.RequestUri, "+493055550101")]
    [TestCase(DialedNumberSource.To, "+493055550100")]
    [TestCase(DialedNumberSource.CalledParty, "+493055550102")]
    [TestCase(DialedNumberSource.Auto, "+493055550101")]
    public async Task Call_ByATrunkWithItsOwnWay_IsReadThatWay(DialedNumberSource source, string dialed)
    {
        await using var sides = await Sides.OpenAsync(houseTrunk: t => t with { DialedNumber = source });
        sides.HouseScript.Instead = call => call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.Busy), 486);
        using var carrier = new RawPhone(sides.House.Endpoint.LocalEndPoint);

        await carrier.InviteAsync("sip:03055550101@127.0.0.1", "<sip:+493012345678@carrier.example>", "<sip:03055550100@127.0.0.1>",
            "P-Called-Party-ID: <sip:03055550102@127.0.0.1>");

        Assert.That(sides.HouseJournal.Of<CallArrived>().Single().To, Is.EqualTo(dialed));
    }

    [Test]
    public async Task Call_ThatGoesRoundAndRound_EndsByMaxForwards()
    {
        await using var sides = await Sides.OpenAsync();
        sides.HouseScript.Instead = call => PassOnAsync(sides.House, call);
        sides.WorldScript.Instead = call => PassOnAsync(sides.World, call);
        using var carrier = new RawPhone(sides.House.Endpoint.LocalEndPoint) { MaxForwards = 4 };

        var (_, status) = await carrier.InviteAsync("sip:100@127.0.0.1", "<sip:+493012345678@127.0.0.1>");

        Assert.That((status, sides.HouseScript.Served, sides.WorldScript.Served), Is.EqualTo((483, 2, 2)));
    }

    private static async Task PassOnAsync(Telephony side, LiveCall call)
    {
        var dialed = await side.DialAsync(new NumberDial(call.Caller.CallId, "+4930555", TimeSpan.FromSeconds(20)), CancellationToken.None);
        await call.Caller.HangUpAsync(((DialOutcome.Refused)dialed).End);
    }

    [Test]
    public async Task Address_ThatTheWorldSees_Changes_AndTheTrunkIsToldAtOnce()
    {
        using var stun = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var outside = new PublicAddress(new StunServer("127.0.0.1", ((IPEndPoint)stun.Client.LocalEndPoint!).Port), NullLogger<PublicAddress>.Instance)
        {
            AskEvery = TimeSpan.FromMilliseconds(50),
        };
        byte last = 7;
        _ = AnswerAsync(stun, () => Volatile.Read(ref last));
        await using var sides = await OpenAsync("right", outside);
        await Until.TrueAsync(() => sides.World.Registrar.Count == 1);
        var renewed = 0;
        sides.World.Registrar.Changed += change => renewed += change.Kind == BindingChangeKind.Refreshed ? 1 : 0;
        Volatile.Write(ref last, 8);

        await Until.TrueAsync(() => renewed == 1);
        Assert.That(outside.Current, Is.EqualTo(IPAddress.Parse("203.0.113.8")));
    }

    // Each ask, a repeated one too: XOR-MAPPED-ADDRESS 203.0.113.x (RFC 8489 §14.2)
    private static async Task AnswerAsync(UdpClient stun, Func<byte> last)
    {
        try
        {
            while (true)
            {
                var asked = await stun.ReceiveAsync();
                byte[] answer = [1, 1, 0, 12, .. asked.Buffer[4..20], 0, 0x20, 0, 8, 0, 1, 0, 0, 203 ^ 0x21, 0 ^ 0x12, 113 ^ 0xa4, (byte)(last() ^ 0x42)];
                await stun.SendAsync(answer, asked.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    private static Task<Sides> OpenAsync(string password, PublicAddress? outside = null) => Sides.OpenAsync(
        outside: outside,
        worldNetwork: Elsewhere,
        houseTrunk: t => t with { User = Account, Password = password, Register = true },
        worldUsers: new OneUser(Account, Digest.Ha1(DigestAlgorithm.Md5, Account, "callcenter", "right")));
}
