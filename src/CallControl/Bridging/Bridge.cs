using CallCenter.MediaStack.Mixing;

namespace CallCenter.CallControl.Bridging;

/// <summary>
/// Legs that hear each other. The media engine's room carries the sound; here is who is in it, who is on hold, and the facts. Held by
/// command, or alone with phones that hold by themselves, a party hears music.
/// </summary>
internal sealed class Bridge : IBridge
{
    private readonly Lock _gate = new();
    private readonly MediaRoom _room = new();
    private readonly List<BridgeParty> _parties = [];
    private readonly TaskCompletionSource<LegId?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BridgeServices _services;
    private readonly CallId _call;
    private readonly IReadOnlyList<AudioClip>? _phoneHoldMusic;
    private bool _closed;

    public Bridge(BridgeServices services, CallId call, ICallLeg first, ICallLeg second)
    {
        _services = services;
        _call = call;
        _phoneHoldMusic = services.HoldMusic is { } music ? [music] : null;
        Join(first);
        Join(second);
        lock (_gate)
        {
            if (_parties.Count < 2)
            {
                Close(_parties.Exists(p => p.Leg.Id == first.Id) ? second.Id : first.Id);
            }
        }
    }

    public Task<LegId?> Completion => _completion.Task;

    public IReadOnlyList<LegId> Parties
    {
        get { lock (_gate) { return [.. _parties.Select(p => p.Leg.Id)]; } }
    }

    public bool Join(ICallLeg leg)
    {
        lock (_gate)
        {
            if (Find(leg.Id) is not { Observes: true } observer)
            {
                return TryAdd(leg, observes: false);
            }

            observer.Observes = false;
            _room.SetHeardBy(observer.Media, null);
            UpdateMusic();
            return true;
        }
    }

    public bool Observe(ICallLeg leg)
    {
        lock (_gate)
        {
            return TryAdd(leg, observes: true);
        }
    }

    public void SetHeardBy(LegId leg, IReadOnlyCollection<LegId>? listeners)
    {
        lock (_gate)
        {
            if (Find(leg) is { } party)
            {
                _room.SetHeardBy(party.Media, listeners is null ? null : [.. _parties.Where(p => listeners.Contains(p.Leg.Id)).Select(p => p.Media)]);
            }
        }
    }

    public void Leave(LegId leg)
    {
        lock (_gate)
        {
            if (Find(leg) is { } party)
            {
                Remove(party);
                UpdateMusic();
            }
        }
    }

    public void Hold(LegId leg, IReadOnlyList<AudioClip> music)
    {
        lock (_gate)
        {
            if (Find(leg) is { Held: null } party)
            {
                party.Held = music;
                _room.SetHeld(party.Media, held: true);
                UpdateMusic();
            }
        }
    }

    public void Resume(LegId leg)
    {
        lock (_gate)
        {
            if (Find(leg) is { Held: not null } party)
            {
                party.Held = null;
                UpdateMusic();
                _room.SetHeld(party.Media, held: false);
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            Close(null);
        }
    }

    private bool TryAdd(ICallLeg leg, bool observes)
    {
        if (_closed || _services.Legs.Find(leg.Id) is not { } joining)
        {
            return false;
        }

        if (Find(leg.Id) is not null)
        {
            return true;
        }

        var party = new BridgeParty(joining)
        {
            OnHolds = held => PhoneHolds(leg.Id, held), OnKey = key => PassKey(leg.Id, key), OnMoved = () => Follow(leg.Id),
            Observes = observes,
        };
        _parties.Add(party);
        joining.SetBridged(true);
        joining.HeldByPeer += party.OnHolds;
        joining.InfoDigit += party.OnKey;
        joining.SoundMoved += party.OnMoved;
        party.Follow();
        _room.Join(party.Media, observes ? [] : null);
        party.Holds = joining.IsHeldByPeer;
        _services.Journal.Append(new PartyJoined
        {
            At = _services.Time.GetUtcNow(), CallId = _call, Leg = leg.Id, Role = leg.Role, Agent = leg.Agent,
            Number = leg.Agent is null ? leg.RemoteNumber : null,
        });
        UpdateMusic();
        party.Ended = leg.Ended.UnsafeRegister(_ => LegEnded(leg.Id), null);
        return true;
    }

    private void LegEnded(LegId leg)
    {
        lock (_gate)
        {
            if (Find(leg) is not { } party)
            {
                return;
            }

            Remove(party);
            if (!party.Observes && _parties.Count(p => !p.Observes) < 2)
            {
                Close(leg);
            }
            else
            {
                UpdateMusic();
            }
        }
    }

    private void Close(LegId? ended)
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        while (_parties.Count > 0)
        {
            Remove(_parties[0]);
        }

        _completion.TrySetResult(ended);
    }

    private void Remove(BridgeParty party)
    {
        var leg = party.Leg;
        _parties.Remove(party);
        _room.Leave(party.Media);
        party.Hear(null);
        leg.HeldByPeer -= party.OnHolds;
        leg.InfoDigit -= party.OnKey;
        leg.SoundMoved -= party.OnMoved;
        leg.SetBridged(false);

        // not Dispose: it would wait for the very callback that may be running here
        party.Ended.Unregister();
        _services.Journal.Append(new PartyLeft
        {
            At = _services.Time.GetUtcNow(), CallId = _call, Leg = leg.Id, Role = leg.Role, Agent = leg.Agent,
            Number = leg.Agent is null ? leg.RemoteNumber : null, Quality = leg.Sound.Quality,
        });
    }

    private void Follow(LegId leg)
    {
        lock (_gate)
        {
            if (Find(leg) is { } party)
            {
                _room.Replace(party.Media, party.Leg.Media);
                party.Follow();
            }
        }
    }

    private BridgeParty? Find(LegId leg) => _parties.Find(p => p.Leg.Id == leg);

    private void PassKey(LegId from, char key)
    {
        lock (_gate)
        {
            if (Find(from) is not { } sender)
            {
                return;
            }

            foreach (var listener in _parties.Where(p => _room.Hears(p.Media, sender.Media)))
            {
                listener.Leg.Media.SendDigits([key]);
            }
        }
    }

    private void PhoneHolds(LegId leg, bool held)
    {
        lock (_gate)
        {
            if (Find(leg) is { } party)
            {
                party.Holds = held;
                UpdateMusic();
            }
        }
    }

    /// <summary>One phone that holds is no reason for music while somebody else can still be heard.</summary>
    private void UpdateMusic()
    {
        foreach (var party in _parties)
        {
            var others = _parties.Where(other => other != party && !other.Observes).ToList();
            var alone = !party.Observes && others.Count > 0 && others.TrueForAll(other => other.Holds);
            party.Hear(party.Held ?? (alone ? _phoneHoldMusic : null));
        }
    }
}
