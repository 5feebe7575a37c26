using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Mixing;

/// <summary>
/// Parties in one conversation, and who hears whom. A party that hears one other gets that one's packets forwarded on arrival, never
/// decoded; a party that hears several gets their sum on the 20 ms clock. Parties come and go without a gap in what the others hear.
/// Safe to use from any thread; a leg is in one room at a time.
/// </summary>
public sealed class MediaRoom
{
    private readonly Lock _gate = new();
    private readonly List<MediaLeg> _parties = [];
    private readonly Dictionary<MediaLeg, HashSet<MediaLeg>> _heardBy = [];
    private readonly HashSet<MediaLeg> _held = [];

    /// <summary>The parties in the order in which they joined, those on hold among them.</summary>
    public IReadOnlyList<MediaLeg> Parties
    {
        get
        {
            lock (_gate)
            {
                return [.. _parties];
            }
        }
    }

    /// <summary>Lets a party in. It hears all others; does nothing when it is in the room.</summary>
    /// <param name="party">its leg.</param>
    /// <param name="heardBy">as in <see cref="SetHeardBy"/>.</param>
    public void Join(MediaLeg party, IReadOnlyCollection<MediaLeg>? heardBy = null)
    {
        lock (_gate)
        {
            if (_parties.Contains(party))
            {
                return;
            }

            _parties.Add(party);
            Keep(party, heardBy);
            Connect();
        }
    }

    /// <summary>Takes a party out: it hears silence from now on. Does nothing when it is not in the room.</summary>
    public void Leave(MediaLeg party)
    {
        lock (_gate)
        {
            if (!_parties.Remove(party))
            {
                return;
            }

            _held.Remove(party);
            _heardBy.Remove(party);
            foreach (var listeners in _heardBy.Values)
            {
                listeners.Remove(party);
            }

            party.Hear(null);
            Connect();
        }
    }

    /// <summary>Another leg takes a party's place, with all that was said of it: hold, and who hears whom. Does nothing when it is not in the room.</summary>
    public void Replace(MediaLeg party, MediaLeg by)
    {
        lock (_gate)
        {
            var place = _parties.IndexOf(party);
            if (place < 0 || _parties.Contains(by))
            {
                return;
            }

            _parties[place] = by;
            Move(_held);
            foreach (var listeners in _heardBy.Values)
            {
                Move(listeners);
            }

            if (_heardBy.Remove(party, out var own))
            {
                _heardBy[by] = own;
            }

            party.Hear(null);
            Connect();
        }

        void Move(HashSet<MediaLeg> which)
        {
            if (which.Remove(party))
            {
                which.Add(by);
            }
        }
    }

    /// <summary>Puts a party on hold or takes it off: meanwhile it hears nobody (what is played to it is heard) and nobody hears it.</summary>
    public void SetHeld(MediaLeg party, bool held)
    {
        lock (_gate)
        {
            if (_parties.Contains(party) && (held ? _held.Add(party) : _held.Remove(party)))
            {
                Connect();
            }
        }
    }

    /// <summary>
    /// Says who hears a party while neither is on hold: null = everybody, also those who join later; nobody = it listens in or is mute; some = it
    /// whispers to them.
    /// </summary>
    public void SetHeardBy(MediaLeg speaker, IReadOnlyCollection<MediaLeg>? listeners)
    {
        lock (_gate)
        {
            if (_parties.Contains(speaker))
            {
                Keep(speaker, listeners);
                Connect();
            }
        }
    }

    /// <summary>Whether one party hears another now.</summary>
    public bool Hears(MediaLeg listener, MediaLeg speaker)
    {
        lock (_gate)
        {
            return _parties.Contains(listener) && _parties.Contains(speaker) && HearsNow(listener, speaker);
        }
    }

    private bool HearsNow(MediaLeg listener, MediaLeg speaker) =>
        listener != speaker && !_held.Contains(listener) && !_held.Contains(speaker)
        && (!_heardBy.TryGetValue(speaker, out var listeners) || listeners.Contains(listener));

    private void Keep(MediaLeg speaker, IReadOnlyCollection<MediaLeg>? listeners)
    {
        if (listeners is null)
        {
            _heardBy.Remove(speaker);
        }
        else
        {
            _heardBy[speaker] = [.. listeners];
        }
    }

    private void Connect()
    {
        foreach (var listener in _parties)
        {
            listener.HearAll([.. _parties.Where(speaker => HearsNow(listener, speaker))]);
        }
    }
}
