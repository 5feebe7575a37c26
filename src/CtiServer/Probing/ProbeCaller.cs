using System.Diagnostics;
using System.Net;
using CallCenter.CallControl;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CallModel.Texts;
using CallCenter.CtiServer.Demo;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Probing;

/// <summary>A telephone that calls like a customer and judges what it hears; stops at the first step that fails.</summary>
internal sealed class ProbeCaller(ISpeechRecognition hearing, IVoices voices) : ICallHandler
{
    /// <summary>In whose name it dials: what binds people binds it.</summary>
    private const string Dialer = "probe";

    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndOfSentence = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestSentence = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan NoEar = TimeSpan.FromMilliseconds(100);

    /// <summary>By a telephone side of its own. The results of the steps that were taken; one that says why when the call was not answered at all.</summary>
    public async Task<IReadOnlyList<ProbeResult>> RunAsync(ProbeScript script)
    {
        await using var telephony = Open(script);
        await telephony.StartAsync(this, CancellationToken.None);
        return await RunAsync(script, telephony);
    }

    /// <summary>The same by a telephone side that is there already.</summary>
    public async Task<IReadOnlyList<ProbeResult>> RunAsync(ProbeScript script, ITelephony telephony)
    {
        var clock = Stopwatch.StartNew();
        var outcome = await telephony.DialAsync(new NumberDial(CallId.New(), script.To, RingTime, script.From) { By = Dialer }, CancellationToken.None);
        if (outcome is not DialOutcome.Answered { Leg: var leg })
        {
            return [new ProbeResult(script.Steps[0], false, clock.Elapsed, $"not answered: {((DialOutcome.Refused)outcome).End.Reason}")];
        }

        var results = new List<ProbeResult>();
        foreach (var step in script.Steps)
        {
            clock.Restart();
            var (good, seen) = await TakeAsync(leg, step, script.Language);
            results.Add(new ProbeResult(step, good, clock.Elapsed, seen));
            if (!good)
            {
                break;
            }
        }

        await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        return results;
    }

    /// <summary>Nobody calls the prober.</summary>
    public Task HandleAsync(LiveCall call) => Task.CompletedTask;

    private static Telephony Open(ProbeScript script)
    {
        var here = IPAddress.TryParse(script.Host, out var address) && IPAddress.IsLoopback(address) ? IPAddress.Loopback : IPAddress.Any;
        var options = new TelephonyOptions
        {
            Realm = "probe", Trunks = [new TrunkConfig("probed", [], script.Host, script.Port, TransportKind.Udp, null, null, false, null, 1)],
        };
        var media = new MediaEngine(new MediaOptions { BindAddress = here, FirstPort = 14000, LastPort = 14099 }, TimeProvider.System, NullLogger<MediaEngine>.Instance);
        var sip = new SipOptions { Listeners = SipListener.UdpAndTcp(here, 0), ProductName = "Probe" };
        return new Telephony(options, sip, media, new NoUsers(), new NoJournal(), TimeProvider.System, NullLoggerFactory.Instance);
    }

    private async Task<(bool Good, string Seen)> TakeAsync(ICallLeg leg, ProbeStep step, string language)
    {
        switch (step)
        {
            case ProbeStep.Hear hear:
                return await HearAsync(leg, hear, language);
            case ProbeStep.Say say:
                await leg.Play([await voices.SpeakAsync(say.Text, language)]).Completion;
                break;
            case ProbeStep.Press press:
                leg.SendDigits(press.Keys);
                break;
            case ProbeStep.Wait wait:
                await Task.Delay(wait.Time, leg.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case ProbeStep.Ends ends:
                await Task.Delay(ends.Within, leg.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return (leg.End is not null, leg.End is { } end ? $"{end.Reason}" : "the call goes on");
            default:
                throw new InvalidOperationException($"a step that nobody knows: {step}");
        }

        return (leg.End is null, leg.End is { } early ? $"the call ended: {early.Reason}" : "");
    }

    private async Task<(bool Good, string Seen)> HearAsync(ICallLeg leg, ProbeStep.Hear wanted, string language)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(leg.Ended);
        limit.CancelAfter(wanted.Within);
        var (clock, text) = (Stopwatch.StartNew(), "");
        TimeSpan? began = null;
        try
        {
            while (Share(wanted.Text, text, language) < wanted.Share)
            {
                text = $"{text} {await SentenceAsync(leg, wanted.Within, language, () => began ??= clock.Elapsed, limit.Token)}".Trim();
            }
        }
        catch (OperationCanceledException)
        {
            // what was heard until then is judged
        }

        var good = Share(wanted.Text, text, language) >= wanted.Share && began <= wanted.Begins;
        return (good, $"{(began is { } after ? $"after {after.TotalSeconds:0.0} s" : "silence")}: {text}");
    }

    private async Task<string> SentenceAsync(ICallLeg leg, TimeSpan within, string language, Action began, CancellationToken ct)
    {
        using var turn = hearing.TryListen(new ListenRequest(language, [], within, EndOfSentence, LongestSentence), out _);
        if (turn is null)
        {
            await Task.Delay(NoEar, ct);
            return "";
        }

        using var listening = leg.Listen(turn);
        turn.StartNoInputTimer();
        await foreach (var heard in turn.Events.ReadAllAsync(ct))
        {
            if (heard is SpeechEvent.Started)
            {
                began();
            }
            else
            {
                return heard is SpeechEvent.Heard { Text: var text } ? HeardText.Clean(text) : "";
            }
        }

        return "";
    }

    /// <summary>0..1 of the wanted words that are among the heard ones.</summary>
    internal static double Share(string wanted, string heard, string language)
    {
        var words = HeardText.Words(wanted, language);
        var there = HeardText.Words(heard, language).ToHashSet();
        return words.Count == 0 ? 1 : (double)words.Count(there.Contains) / words.Count;
    }
}
