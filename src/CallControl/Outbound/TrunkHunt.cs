using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Trunks;

namespace CallCenter.CallControl.Outbound;

/// <summary>
/// One number over the trunks that lead there, one after another in the same leg: the next one when a trunk is full, does not carry the
/// call (5xx, a password that it does not take) or says nothing at all.
/// </summary>
internal sealed class TrunkHunt(HuntServices services, OutsideNumber wanted)
{
    private readonly Queue<TrunkConfig> _left = new(services.Trunks.ForOutbound(services.IsUp));
    private TrunkRoute? _now;
    private bool _holdsLine;
    private CallLeg _leg = null!;

    /// <summary>The way that is tried; after <see cref="OpenAsync"/> has given a leg.</summary>
    public TrunkRoute Route => _now!;

    /// <summary>Why there is no leg.</summary>
    public EndReason Refusal { get; private set; } = EndReason.UnknownTrunk;

    /// <summary>A leg with sound that nobody rings yet, its line taken until its end; null = there is no way, no line or no port.</summary>
    public async Task<CallLeg?> OpenAsync(CallId call, LegRole role, CancellationToken ct)
    {
        if (!await TryNextAsync(ct))
        {
            return null;
        }

        if (services.Dialer.TryMake(call, role, wanted.Number, Route.Peer, Release) is not { } leg)
        {
            Release();
            Refusal = EndReason.TooManyCalls;
            return null;
        }

        leg.Elsewhere = TryElsewhere;
        leg.MayRefer = Route.Trunk.AllowRefer;
        _ = CountAnswerAsync(leg);
        return _leg = leg;
    }

    // On the leg's mailbox.
    private bool TryElsewhere(CallEnd why)
    {
        if (!IsTrunksFault(why))
        {
            return false;
        }

        services.Tallies.Of(Route.Trunk.Name).FailedCall(why.SipStatus ?? 503);
        Release();
        if (_left.Count == 0)
        {
            return false;
        }

        _ = GoOnAsync(why);
        return true;
    }

    private async Task GoOnAsync(CallEnd why)
    {
        var failed = Route.Trunk.Name;
        var found = await TryNextAsync(CancellationToken.None);
        if (!_leg.Post(() => GoOn(failed, why, found)))
        {
            Release();
        }
    }

    // On the leg's mailbox.
    private void GoOn(string failed, CallEnd why, bool found)
    {
        if (_leg.End is not null)
        {
            Release();
        }
        else if (!found || !services.Dialer.TryReopen(_leg, Route.Peer))
        {
            _leg.Elsewhere = null;
            _leg.PeerEnded(why);
        }
        else
        {
            services.Legs.Journal.Append(new TrunkFailed
            {
                At = services.Legs.Time.GetUtcNow(), CallId = _leg.CallId, Trunk = failed, SipStatus = why.SipStatus ?? 503, Next = Route.Trunk.Name,
                IsCall = _leg.Role == LegRole.Caller,
            });
            _leg.MayRefer = Route.Trunk.AllowRefer;
            services.Dialer.Dial(_leg, Route.Call);
        }
    }

    private async Task<bool> TryNextAsync(CancellationToken ct)
    {
        while (_left.TryDequeue(out var trunk))
        {
            var tally = services.Tallies.Of(trunk.Name);
            if (await services.Routes.FindAsync(trunk, wanted, _left.Count > 0, ct) is not { } route)
            {
                tally.Fail(TrunkErrorKind.UnknownHost, 503);
            }
            else if (!TryTakeLine(trunk))
            {
                tally.Fail(TrunkErrorKind.Full, 503);
                Refusal = EndReason.TooManyCalls;
            }
            else
            {
                tally.Dialed();
                _now = route;
                return true;
            }
        }

        return false;
    }

    private bool TryTakeLine(TrunkConfig trunk)
    {
        if (!services.Lines.IsFree(trunk) || !services.Rate.TryTake(trunk, dialed: true))
        {
            return false;
        }

        return _holdsLine = services.Lines.TryTake(trunk);
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _holdsLine, false))
        {
            services.Lines.Release(Route.Trunk.Name);
        }
    }

    private async Task CountAnswerAsync(CallLeg leg)
    {
        if (await leg.WhenAnswered)
        {
            services.Tallies.Of(Route.Trunk.Name).Answered();
        }
    }

    private static bool IsTrunksFault(CallEnd why) => why.Reason == EndReason.SignallingTimeout || why.SipStatus is (>= 500 and < 600) or 401 or 407;
}
