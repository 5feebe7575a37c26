using System.Net;
using System.Text;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Legs;

/// <summary>A page's sound and the call that is on it now, if any. What the sound tells goes to that call's leg.</summary>
internal sealed class BrowserLine(LegServices services, LegTable legs) : IBrowserLine, IMediaLegEvents
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource<bool> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LegMedia _sound = null!;
    private CallLeg? _leg;
    private bool _outlives;
    private bool _gone;

    public Task<bool> Connected => _connected.Task;

    public CancellationToken Closed => _closed.Token;

    /// <summary>Sound has come from the page within <paramref name="time"/>.</summary>
    public bool HeardWithin(TimeSpan time) => _sound.Leg is var leg && leg.Stats.PacketsReceived > 0 && leg.Silence <= time;

    /// <summary>A page, whose sound is encrypted whatever telephones do.</summary>
    public static LegPeer PeerAt(IPAddress page) => new(new MediaPeer(page) { Encryption = EncryptionPolicy.Required }) { IsBrowser = true };

    /// <summary>The answer to a page's offer, with the line that it opens.</summary>
    public static BrowserLineOutcome Open(LegServices services, LegTable legs, string offer, LegPeer page)
    {
        var line = new BrowserLine(services, legs);
        if (!LegMedia.TryOpen(services, page, line, out var sound))
        {
            return new BrowserLineOutcome.Refused(BrowserLineRefusal.NoPort);
        }

        line._sound = sound;
        var reply = sound.Answer(Encoding.UTF8.GetBytes(offer));
        if (reply.Answer is null)
        {
            line.Dispose();
            return new BrowserLineOutcome.Refused(
                reply.Warning == SipWarning.NoCommonFormat ? BrowserLineRefusal.NoCommonFormat : BrowserLineRefusal.NotUnderstood);
        }

        sound.Leg.Start();
        return new BrowserLineOutcome.Opened(line, Encoding.UTF8.GetString(reply.Answer));
    }

    public string? Answer(string offer)
    {
        lock (_gate)
        {
            return !_gone && _sound.Answer(Encoding.UTF8.GetBytes(offer)).Answer is { } answer ? Encoding.UTF8.GetString(answer) : null;
        }
    }

    public ICallLeg? Take(CallId call, LegRole role, string number) => Take(call, role, number, outlives: false);

    /// <param name="outlives">the leg's end is the taker's business when the line goes: another line may go on with it.</param>
    public CallLeg? Take(CallId call, LegRole role, string number, bool outlives)
    {
        lock (_gate)
        {
            if (_gone || _leg is { End: null })
            {
                return null;
            }

            _outlives = outlives;
            return Begin(new CallLeg(services, call, role, number, legs.Remove) { Sound = _sound, SoundStays = true });
        }
    }

    /// <summary>The leg of a caller who has no number, on a line that was just opened; it ends with the line.</summary>
    /// <param name="dialed">who was called.</param>
    /// <param name="data">for applications.</param>
    public CallLeg TakeCaller(CallId call, string dialed, IReadOnlyDictionary<string, string> data)
    {
        lock (_gate)
        {
            return Begin(new CallLeg(services, call, LegRole.Caller, WithheldNumber.Word, legs.Remove)
            {
                Sound = _sound, SoundStays = true, Dialed = dialed, Data = data,
            });
        }
    }

    /// <summary>Goes on with a leg of another line, which this one ends.</summary>
    public void GoOnWith(CallLeg leg)
    {
        lock (_gate)
        {
            (_leg, _outlives) = (leg, true);
            leg.Post(() => leg.MoveTo(_sound));
        }
    }

    /// <summary>Plays the page's own sound back to it while no call is on the line.</summary>
    public void Echo(bool on)
    {
        lock (_gate)
        {
            if (!_gone && _leg is not { End: null })
            {
                _sound.Leg.Hear(on ? _sound.Leg : null);
            }
        }
    }

    public void Dispose()
    {
        CallLeg? leg;
        lock (_gate)
        {
            if (_gone)
            {
                return;
            }

            (_gone, leg) = (true, _outlives ? null : _leg);
        }

        leg?.Post(() => leg.LoseMedia(MediaLoss.Closed));
        _sound.Dispose();
        _connected.TrySetResult(false);
        _ = _closed.CancelAsync();
    }

    void IMediaLegEvents.DigitReceived(char digit, DigitOrigin origin, TimeSpan held) => Leg?.Signals.DigitReceived(digit, origin, held);

    // the page's checks tell whether it lives; a muted microphone is no reason to ask
    void IMediaLegEvents.Silent()
    {
    }

    void IMediaLegEvents.NeverHeard()
    {
    }

    void IMediaLegEvents.MediaReady() => _connected.TrySetResult(true);

    // on a media thread, which must not wait for the end of what it runs itself
    void IMediaLegEvents.MediaLost(MediaLoss why) => ThreadPool.UnsafeQueueUserWorkItem(static line => line.Dispose(), this, preferLocal: false);

    private CallLeg? Leg
    {
        get { lock (_gate) { return _leg; } }
    }

    private CallLeg Begin(CallLeg leg)
    {
        _leg = leg;
        _sound.Leg.Hear(null);
        legs.Add(leg);
        _ = ConfirmAsync(leg);
        return leg;
    }

    private async Task ConfirmAsync(CallLeg leg)
    {
        if (await Connected)
        {
            leg.Post(leg.Confirm);
        }
    }
}
