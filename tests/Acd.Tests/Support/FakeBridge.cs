using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>A room of parties without sound: who is in it, who is held, who hears whom.</summary>
internal sealed class FakeBridge : IBridge
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<LegId?> _completion = new();
    private readonly List<ICallLeg> _legs = [];
    private readonly HashSet<LegId> _observers = [];
    private readonly Dictionary<LegId, IReadOnlyCollection<LegId>> _heardBy = [];
    private readonly Dictionary<LegId, IReadOnlyList<AudioClip>> _held = [];
    private readonly List<string> _violations;

    public FakeBridge(ICallLeg caller, ICallLeg other, List<string> violations)
    {
        (Caller, _violations) = (caller, violations);
        if (!Join(caller) || !Join(other))
        {
            _completion.TrySetResult(caller.End is null ? other.Id : caller.Id);
        }
    }

    public ICallLeg Caller { get; }

    public Task<LegId?> Completion => _completion.Task;

    public IReadOnlyList<LegId> Parties
    {
        get { lock (_gate) { return Completion.IsCompleted ? [] : [.. _legs.Select(leg => leg.Id)]; } }
    }

    /// <summary>The caller is held.</summary>
    public bool Held => _held.ContainsKey(Caller.Id);

    /// <summary>What the held caller hears.</summary>
    public IReadOnlyList<AudioClip> Music => _held.GetValueOrDefault(Caller.Id, []);

    public bool Join(ICallLeg leg)
    {
        if (!_observers.Remove(leg.Id))
        {
            return TryAdd(leg);
        }

        _heardBy.Remove(leg.Id);
        return true;
    }

    public bool Observe(ICallLeg leg)
    {
        if (!TryAdd(leg))
        {
            return false;
        }

        _observers.Add(leg.Id);
        _heardBy[leg.Id] = [];
        return true;
    }

    public void SetHeardBy(LegId leg, IReadOnlyCollection<LegId>? listeners)
    {
        _heardBy.Remove(leg);
        if (listeners is not null && Parties.Contains(leg))
        {
            _heardBy[leg] = listeners;
        }
    }

    public void Leave(LegId leg)
    {
        lock (_gate)
        {
            _legs.RemoveAll(l => l.Id == leg);
            _observers.Remove(leg);
            _heardBy.Remove(leg);
            _held.Remove(leg);
        }
    }

    public bool Joins(string user) => _legs.Exists(leg => leg != Caller && leg.RemoteNumber == user && !char.IsAsciiDigit(user[0]));

    public bool Joins(ICallLeg leg) => _legs.Contains(leg);

    /// <summary>Whom an agent hears.</summary>
    public string HeardBy(string user) => HeardAt(_legs.First(leg => leg != Caller && leg.RemoteNumber == user));

    public bool IsHeld(ICallLeg leg) => _held.ContainsKey(leg.Id);

    /// <summary>Whom a party hears, by number or user, in the order in which they joined.</summary>
    public string HeardAt(ICallLeg listener) => string.Join(' ', _legs
        .Where(speaker => speaker != listener && !_held.ContainsKey(listener.Id) && !_held.ContainsKey(speaker.Id))
        .Where(speaker => !_heardBy.TryGetValue(speaker.Id, out var listeners) || listeners.Contains(listener.Id))
        .Select(speaker => speaker == Caller ? "caller" : speaker.RemoteNumber));

    public void Hold(LegId leg, IReadOnlyList<AudioClip> music)
    {
        if (Parties.Contains(leg))
        {
            _held[leg] = music;
        }
    }

    public void Resume(LegId leg) => _held.Remove(leg);

    public void Close() => _completion.TrySetResult(null);

    private bool TryAdd(ICallLeg leg)
    {
        if (Completion.IsCompleted || leg.End is not null)
        {
            return false;
        }

        lock (_gate)
        {
            if (_legs.Contains(leg))
            {
                _violations.Add($"{leg.RemoteNumber} joins twice");
            }

            _legs.Add(leg);
        }

        leg.Ended.Register(() => End(leg));
        return true;
    }

    private void End(ICallLeg leg)
    {
        bool apart;
        lock (_gate)
        {
            var counted = _legs.Contains(leg) && !_observers.Contains(leg.Id);
            Leave(leg.Id);
            apart = counted && _legs.Count(l => !_observers.Contains(l.Id)) < 2;
        }

        if (apart)
        {
            _completion.TrySetResult(leg.Id);
        }
    }
}
