using CallCenter.CallControl.Legs;
using CallCenter.CallModel;

namespace CallCenter.CallControl.Bridging;

/// <summary>
/// Two legs that hear each other. The media engine carries the sound; here is only who hears whom. Held by command or by one phone's
/// own hold (re-INVITE sendonly), the caller hears music.
/// </summary>
internal sealed class Bridge : IBridge
{
    private readonly Lock _gate = new();
    private readonly CallLeg _caller;
    private readonly CallLeg _other;
    private readonly TaskCompletionSource<LegId?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _callerEnded;
    private readonly CancellationTokenRegistration _otherEnded;
    private readonly AudioClip? _holdMusic;
    private readonly Dictionary<CallLeg, IPlayback> _phoneHolds = [];
    private IPlayback? _music;

    public Bridge(CallLeg caller, CallLeg other, AudioClip? holdMusic)
    {
        _caller = caller;
        _other = other;
        _holdMusic = holdMusic;
        _caller.MarkBridged(true);
        _other.MarkBridged(true);
        _caller.HeldByPeer += CallerHolds;
        _other.HeldByPeer += OtherHolds;
        _caller.InfoDigit += PassToOther;
        _other.InfoDigit += PassToCaller;
        _caller.Media.Hear(_other.Media);
        _other.Media.Hear(_caller.Media);
        _callerEnded = caller.Ended.UnsafeRegister(_ => End(caller.Id), null);
        _otherEnded = other.Ended.UnsafeRegister(_ => End(other.Id), null);
    }

    public Task<LegId?> Completion => _completion.Task;

    public void Hold(IReadOnlyList<AudioClip> music)
    {
        lock (_gate)
        {
            if (_completion.Task.IsCompleted || _music is not null)
            {
                return;
            }

            _other.Media.Hear(null);
            _caller.Media.Hear(null);
            _music = _caller.Play(music, loop: true);
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            if (_completion.Task.IsCompleted || _music is null)
            {
                return;
            }

            _music.Stop();
            _music = null;
            _other.Media.Hear(_caller.Media);
            _caller.Media.Hear(_other.Media);
        }
    }

    public void Release() => End(null);

    private void End(LegId? ended)
    {
        lock (_gate)
        {
            if (!_completion.TrySetResult(ended))
            {
                return;
            }

            _music?.Stop();
            foreach (var playback in _phoneHolds.Values)
            {
                playback.Stop();
            }

            _caller.Media.Hear(null);
            _other.Media.Hear(null);
            _caller.HeldByPeer -= CallerHolds;
            _other.HeldByPeer -= OtherHolds;
            _caller.InfoDigit -= PassToOther;
            _other.InfoDigit -= PassToCaller;
            _caller.MarkBridged(false);
            _other.MarkBridged(false);
        }

        // not Dispose: it would wait for the very callback that may be running here
        _callerEnded.Unregister();
        _otherEnded.Unregister();
    }

    private void PassToOther(char digit) => _other.Media.SendDigits([digit]);

    private void PassToCaller(char digit) => _caller.Media.SendDigits([digit]);

    private void CallerHolds(bool held) => PhoneHolds(_other, held);

    private void OtherHolds(bool held) => PhoneHolds(_caller, held);

    /// <summary>One phone put the other party on hold by itself: that party hears music meanwhile.</summary>
    private void PhoneHolds(CallLeg listener, bool held)
    {
        lock (_gate)
        {
            if (held && _holdMusic is not null && !_completion.Task.IsCompleted)
            {
                _phoneHolds.TryAdd(listener, listener.Play([_holdMusic], loop: true));
            }
            else if (!held && _phoneHolds.Remove(listener, out var music))
            {
                music.Stop();
            }
        }
    }
}
