using System.Net;
using CallCenter.CallControl;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CtiServer.Demo;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Ear;

/// <summary>A telephone side of its own in this process: real calls to the server by SIP and RTP, in which a question is asked aloud.</summary>
internal sealed class Callers : ICallHandler, IAsyncDisposable
{
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private readonly Telephony _telephony;

    public Callers(int serverPort)
    {
        var options = new TelephonyOptions
        {
            Realm = "bench",
            Trunks = [new TrunkConfig("server", [IPNetwork.Parse("127.0.0.1/32")], "127.0.0.1", serverPort, TransportKind.Udp, null, null, false, null, 100)],
        };
        var media = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 13000, LastPort = 13999 },
            TimeProvider.System, NullLogger<MediaEngine>.Instance);
        var sip = new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, 0), ProductName = "Bench" };
        _telephony = new Telephony(options, sip, media, new NoUsers(), new NoJournal(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    public Task StartAsync() => _telephony.StartAsync(this, CancellationToken.None);

    /// <summary>Waits for the server's sentence to end, asks, and hangs up when the server begins to answer. False: not answered, or the server hung up first.</summary>
    public async Task<bool> AskAsync(Question question)
    {
        var dial = new NumberDial(CallId.New(), "1000", RingTime, question.Number);
        if (await _telephony.DialAsync(dial, CancellationToken.None) is not DialOutcome.Answered { Leg: var leg })
        {
            return false;
        }

        var ear = new DemoEar();
        using (leg.Listen(ear))
        {
            await EndsAsync(ear.SentenceEndsAsync(0.6), leg);
            var answer = ear.SentenceEndsAsync(0);
            await EndsAsync(leg.Play([question.Sound]).Completion, leg);
            await EndsAsync(answer, leg);
        }

        var heardOut = !leg.Ended.IsCancellationRequested;
        await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        return heardOut;
    }

    /// <summary>Nobody calls the callers.</summary>
    public Task HandleAsync(LiveCall call) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _telephony.DisposeAsync();

    private static async Task EndsAsync(Task sentence, ICallLeg leg)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(leg.Ended);
        await Task.WhenAny(sentence, Task.Delay(LongestAnswer, limit.Token));
        await limit.CancelAsync();
    }
}
