using System.Threading.Channels;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Legs;

/// <summary>
/// One party: a SIP session and its sound behind one mailbox. SIP and media events come in through <see cref="LegSignals"/>; business
/// gives its commands here.
/// </summary>
internal sealed partial class CallLeg : ICallLeg
{
    /// <summary>For the answer of a silent peer that was asked: an OPTIONS by UDP is sent four times in it.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(8);

    private readonly LegServices _services;
    private readonly ILogger _logger;
    private readonly Mailbox _mailbox;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _endReached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<char> _digits = Channel.CreateBounded<char>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Channel<TransferRequest> _transfers = Channel.CreateBounded<TransferRequest>(4);
    private readonly Action<CallLeg> _onEnded;
    private InviteSession? _session;
    private bool _faulty;
    private bool _accepted;
    private byte[]? _answer;
    private MediaRecording? _recording;
    private volatile bool _bridged;
    private volatile bool _waiting;
    private bool _secret;
    private volatile bool _heldByPeer;

    /// <param name="role">the answer and the keys of the caller are facts of the call.</param>
    /// <param name="onEnded">runs once, on the mailbox.</param>
    public CallLeg(LegServices services, CallId callId, LegRole role, string remoteNumber, Action<CallLeg> onEnded)
    {
        _services = services;
        _logger = services.Logger;
        _onEnded = onEnded;
        CallId = callId;
        RemoteNumber = remoteNumber;
        Role = role;
        _mailbox = new Mailbox(OnFault);
        Signals = new LegSignals(this, services.Time);
        _ = RunAsync();
    }

    public LegId Id { get; } = LegId.New();

    public CallId CallId { get; }

    public string RemoteNumber { get; }

    public LegRole Role { get; }

    public string? Agent => Role == LegRole.Agent ? RemoteNumber : null;

    /// <summary>How many hops a call that this one becomes may still take; set before the leg is handed to anybody.</summary>
    public int ForwardsLeft { get; init; } = OutgoingCall.MostForwards;

    /// <summary>Whose telephone it is; null for a trunk's party.</summary>
    public string? Owner { get => field ?? Agent; init; }

    /// <summary>Whom an inbound party has dialed; empty for others.</summary>
    public string Dialed { get; init; } = "";

    /// <summary>What came in the call's headers for applications, by header name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>A party outside may pass the call on too.</summary>
    public bool MayRefer { get; set; }

    public LegSignals Signals { get; }

    public CancellationToken Ended => _ended.Token;

    public CallEnd? End { get; private set; }

    /// <summary>Null until there is a session.</summary>
    public string? SipCallId => _session?.CallId;

    public ChannelReader<char> Digits => _digits.Reader;

    public ChannelReader<TransferRequest> TransferRequests => _transfers.Reader;

    /// <summary>Completes when <see cref="End"/> is set.</summary>
    public Task EndReached => _endReached.Task;

    /// <summary>True once answered, false when it ended first.</summary>
    public Task<bool> WhenAnswered => _answered.Task;

    private bool IsAnswered => _answered.Task is { IsCompletedSuccessfully: true, Result: true };

    /// <summary>The sound; set before the leg is handed to anybody.</summary>
    public LegMedia Sound { get; set; } = null!;

    /// <summary>The sound is a browser's, which outlives the call.</summary>
    public bool SoundStays { get; init; }

    public MediaLeg Media => Sound.Leg;

    /// <summary>The phone itself holds.</summary>
    public bool IsHeldByPeer => _heldByPeer;

    /// <summary>Asked on the mailbox when the other side ends the leg before it was answered: true when it goes on by another way.</summary>
    public Func<CallEnd, bool>? Elsewhere { get; set; }

    /// <summary>The phone itself holds (true) or resumes (false); told on the mailbox.</summary>
    public event Action<bool>? HeldByPeer;

    /// <summary>The party's sound comes another way from now on; told on the mailbox.</summary>
    public event Action? SoundMoved;

    /// <summary>A key that came by INFO: the media path, which passes the others on, does not know of it.</summary>
    public event Action<char>? InfoDigit;

    /// <summary>False, and nothing happens, when the leg has ended.</summary>
    public bool Post(Action action) => _mailbox.Post(action);

    public void Attach(InviteSession session, byte[]? answer = null)
    {
        (_session, _answer, IsCalled) = (session, answer, session.IsOutgoing);
    }

    public Task<bool> AnswerAsync()
    {
        Post(() =>
        {
            if (End is not null || _accepted || _session is null)
            {
                return;
            }

            // without an offer in the INVITE the 200 carries ours; sound begins with the ACK: until then anybody may have sent the INVITE
            _accepted = true;
            _session.Accept(SipBody.Sdp(_answer ?? Sound.Offer()));
        });
        return _answered.Task;
    }

    /// <summary>On the mailbox: both sides have said yes, the answer and its ACK are exchanged.</summary>
    public void Confirm()
    {
        if (End is not null)
        {
            return;
        }

        Media.Start();
        if (_answered.TrySetResult(true) && Role == LegRole.Caller)
        {
            _services.Journal.Append(new CallAnswered { At = _services.Time.GetUtcNow(), CallId = CallId });
        }
    }

    public void SetWaiting(bool waiting) => _waiting = waiting;

    public void SetSecret(bool secret) => Post(() =>
    {
        _secret = secret;
        if (_recording is { } recording)
        {
            recording.Silenced = secret;
        }
    });

    public void SetBridged(bool bridged) => _bridged = bridged;

    public IPlayback Play(IReadOnlyList<AudioClip> clips, bool loop = false) =>
        End is null ? new LegPlayback(Media.Play(Clips.ToMedia(clips), loop)) : LegPlayback.OnEndedLeg;

    public void SendDigits(string digits) => Media.SendDigits(digits);

    public IDisposable Listen(IAudioSink sink) => Media.Listen(sink.Write);

    public void StartRecording(string path) => Post(() =>
    {
        if (End is null)
        {
            _recording = Media.StartRecording(path);
            _recording.Silenced = _secret;
        }
    });

    public void PauseRecording(bool paused) => Post(() => _recording?.Paused = paused);

    public async Task StopRecordingAsync()
    {
        var recording = new TaskCompletionSource<MediaRecording?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_mailbox.Post(() => recording.TrySetResult(_recording)))
        {
            await recording.Task;
        }

        if (_recording is { } running)
        {
            running.Stop();
            await running.Completion;
        }
    }

    public Task HangUpAsync(CallEnd why, int? sipStatus = null)
    {
        Post(() => HangUp(why, sipStatus ?? why.SipStatus));
        return _endReached.Task;
    }

    /// <summary>On the mailbox: a key, by whatever way it came.</summary>
    /// <param name="inStream">the party's keys come in the stream, which is passed on as it is.</param>
    public void TakeDigit(char digit, DigitSource source, bool inStream)
    {
        if (End is not null)
        {
            return;
        }

        if (Role == LegRole.Caller)
        {
            _services.Journal.Append(new DigitPressed
            {
                At = _services.Time.GetUtcNow(), CallId = CallId, Digit = _secret ? DigitPressed.Masked : digit.ToString(), Source = source,
            });
        }

        _digits.Writer.TryWrite(digit);
        if (source == DigitSource.Info && !inStream)
        {
            InfoDigit?.Invoke(digit);
        }
    }

    /// <summary>On the mailbox: a wish to pass the call on; only an agent in a conversation can have it, or whom the trunk's settings let.</summary>
    public bool TakeTransfer(TransferRequest request) =>
        End is null && _bridged && (Role == LegRole.Agent || (Role == LegRole.Outside && MayRefer)) && _transfers.Writer.TryWrite(request);

    /// <summary>Whom a phone means: a number as the numbering plan has it, or a name.</summary>
    public string NumberOf(SipUri target) => _services.Numbering.Normalize(target.Subscriber);

    /// <summary>On the mailbox, after each exchange of descriptions.</summary>
    public void SetHeldByPeer(bool held)
    {
        if (held != _heldByPeer)
        {
            _heldByPeer = held;
            HeldByPeer?.Invoke(held);
        }
    }

    /// <summary>On the mailbox: the party has another line now, and talks on.</summary>
    public void MoveTo(LegMedia sound)
    {
        if (End is null)
        {
            Sound = sound;
            SoundMoved?.Invoke();
            Confirm();
        }
    }

    /// <summary>
    /// On the mailbox: nothing is heard any more. Silence is no death, so the peer is asked; only one that does not answer, and is silent
    /// still, is ended.
    /// </summary>
    public void AskIfThere()
    {
        if (End is null && IsAnswered && _session is { } session)
        {
            LegMeter.SilentLegsAsked.Add(1);
            _ = AskAsync(session);
        }
    }

    /// <summary>On the mailbox: the end of a party that is not there.</summary>
    public void EndSilent()
    {
        if (!IsAnswered)
        {
            return;
        }

        LegMeter.SilentLegsEnded.Add(End is null ? 1 : 0);
        HangUp(new CallEnd(CallResult.Failed, EndReason.MediaTimeout), null);
    }

    /// <summary>
    /// On the mailbox: a protected leg has no media any more. A telephone that ends its DTLS says so by SIP as well, or has handed its party over and is
    /// not missed; only a page has nothing but its media.
    /// </summary>
    public void LoseMedia(MediaLoss why)
    {
        if (why != MediaLoss.Closed || SoundStays)
        {
            HangUp(why switch
            {
                MediaLoss.NoKeys => new CallEnd(CallResult.Failed, EndReason.EncryptionFailed),
                MediaLoss.Closed => new CallEnd(CallResult.Completed, Role == LegRole.Caller ? EndReason.CallerHungUp : EndReason.CalleeHungUp),
                _ => new CallEnd(CallResult.Failed, EndReason.MediaTimeout),
            }, null);
        }
    }

    private async Task AskAsync(InviteSession session)
    {
        var timeout = _services.Media.Options.MediaTimeout;
        var patience = timeout / 4 < LongestPatience ? timeout / 4 : LongestPatience;
        var answer = session.ProbeAsync();
        if (await Task.WhenAny(answer, Task.Delay(patience, _services.Time)) == answer && await answer)
        {
            return;
        }

        Post(() =>
        {
            if (End is null && Media.Silence >= timeout)
            {
                EndSilent();
            }
        });
    }

    /// <summary>On the mailbox: the end from our side.</summary>
    public void HangUp(CallEnd why, int? sipStatus)
    {
        if (End is null)
        {
            _session?.Close(sipStatus ?? 480);
            SetEnd(why);
        }
    }

    /// <summary>On the mailbox: the end from the other side. A caller who leaves while waiting for a person has given up.</summary>
    public void PeerEnded(CallEnd why)
    {
        if (End is null && !_answered.Task.IsCompleted && Elsewhere?.Invoke(why) == true)
        {
            return;
        }

        SetEnd(_waiting && why.Reason is (EndReason.CallerHungUp or EndReason.CalleeHungUp) ? why with { Result = CallResult.Abandoned } : why);
    }

    private void SetEnd(CallEnd why)
    {
        if (End is not null)
        {
            return;
        }

        End = why;
        _answered.TrySetResult(false);
        if (SoundStays)
        {
            Sound.Rest();
            _recording?.Stop();
        }
        else
        {
            Sound?.Dispose();
        }

        _digits.Writer.TryComplete();
        _transfers.Writer.TryComplete();
        _onEnded(this);
        _mailbox.Close();
        _endReached.TrySetResult();

        // business code runs in the callbacks: not on this mailbox
        _ = _ended.CancelAsync();
    }

    private async Task RunAsync()
    {
        // named on each line that is logged while its things happen; async, so that whoever made the leg does not keep the name
        CurrentCall.Id = CallId;
        await _mailbox.RunAsync();
    }

    /// <summary>A bug ends this leg alone, once; what is posted afterwards still runs.</summary>
    private void OnFault(Exception bug)
    {
        LogFault(bug, CallId, Id);
        if (!_faulty)
        {
            _faulty = true;
            Post(() => HangUp(new CallEnd(CallResult.Failed, EndReason.ServerError, 500), 500));
        }
    }

    [LoggerMessage(EventId = 2024, Level = LogLevel.Error, Message = "call {CallId}: the mailbox of leg {LegId} met a defect; the leg is ended")]
    private partial void LogFault(Exception bug, CallId callId, LegId legId);
}
