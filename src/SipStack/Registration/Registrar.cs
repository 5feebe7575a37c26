using System.Net;
using System.Text;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Registration;

/// <summary>The users' contacts (the location service of RFC 3261 §10). Safe from any thread.</summary>
public sealed class Registrar(RegistrarOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Binding>> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, HashSet<string>> _usersOfFlow = [];
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly long _started = time.GetTimestamp();
    private int _count;

    public RegistrarOptions Options { get; } = options;

    /// <summary>Raised on the SIP side: return at once.</summary>
    public event Action<BindingChange>? Changed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Live contacts of a user, best first; empty when none.</summary>
    public IReadOnlyList<Binding> Lookup(string user)
    {
        var now = Now;
        lock (_gate)
        {
            return _users.TryGetValue(user, out var bindings)
                ? [.. bindings.Where(b => b.ExpiresAt > now && !IsElsewhere(b)).OrderByDescending(b => b.Q).ThenByDescending(b => b.ExpiresAt)]
                : [];
        }
    }

    /// <summary>All live contacts, to be written down by the owner.</summary>
    public IReadOnlyList<Binding> Snapshot()
    {
        var now = Now;
        lock (_gate)
        {
            return [.. _users.Values.SelectMany(b => b).Where(b => b.ExpiresAt > now)];
        }
    }

    /// <summary>
    /// Takes back what <see cref="Snapshot"/> gave before a restart; what has expired meanwhile is left out, and connections are
    /// forgotten, for they died with the old process. To be called before the endpoint starts.
    /// </summary>
    public void Restore(IEnumerable<Binding> bindings)
    {
        var now = Now;
        foreach (var binding in bindings.Where(b => b.ExpiresAt > now))
        {
            Put(binding with { Route = binding.Path.Count > 0 ? NextHop.OfPath(binding.Path[0], new Hop(TransportKind.Udp, binding.Source))
                : binding.Route is { Flow: 0 } route ? route : OfContact(binding) });
        }
    }

    /// <summary>True when a telephone has registered from there.</summary>
    public bool IsKnown(IPAddress source)
    {
        var now = Now;
        lock (_gate)
        {
            return _users.Values.Any(bindings => bindings.Exists(b => b.ExpiresAt > now && b.Source.Address.Equals(source)));
        }
    }

    /// <summary>True when this user's telephone has registered from there.</summary>
    public bool IsKnown(string user, IPAddress source) => Lookup(user).Any(b => b.Source.Address.Equals(source));

    /// <summary>It would be called where somebody else is, who has not registered it either.</summary>
    internal bool IsElsewhere(Binding binding) => binding.Path.Count == 0 && !binding.Source.Equals(binding.Target) && Options.IsTaken(binding.Target);

    /// <summary>The time of day as it was at the start, gone on steadily: somebody who sets the machine's clock unregisters nobody.</summary>
    internal DateTimeOffset Now => _startedAt + time.GetElapsedTime(_started);

    internal bool HasRoomFor(string user)
    {
        lock (_gate)
        {
            return _count < Options.MaxBindings || _users.ContainsKey(user);
        }
    }

    /// <summary>
    /// Adds or refreshes. A contact of the same telephone that is out of date goes; the one that expires first makes room when a user has
    /// too many.
    /// </summary>
    internal void Put(Binding binding)
    {
        List<Binding> gone;
        bool known;
        lock (_gate)
        {
            if (!_users.TryGetValue(binding.User, out var bindings))
            {
                _users.Add(binding.User, bindings = []);
            }

            var before = bindings.Count;
            var twin = bindings.Find(b => b.IsSameContact(binding));
            binding = binding with { Since = binding.Since ?? twin?.Since ?? Now };
            known = bindings.RemoveAll(b => b.IsSameContact(binding)) > 0;
            gone = bindings.FindAll(b => b.IsSameFlow(binding));
            bindings.RemoveAll(gone.Contains);
            if (bindings.Count >= Options.MaxBindingsPerUser && bindings.MinBy(b => b.ExpiresAt) is { } first)
            {
                bindings.Remove(first);
                gone.Add(first);
            }

            bindings.Add(binding);
            _count += bindings.Count - before;
            if (binding.Route is { Flow: > 0 } route)
            {
                NoteFlow(route.Flow, binding.User);
            }
        }

        foreach (var old in gone)
        {
            Changed?.Invoke(new BindingChange(old, BindingChangeKind.Removed, Bound: true));
        }

        Changed?.Invoke(new BindingChange(binding, known ? BindingChangeKind.Refreshed : BindingChangeKind.Added, Bound: true));
    }

    internal void Remove(Binding binding)
    {
        bool bound;
        lock (_gate)
        {
            if (!_users.TryGetValue(binding.User, out var bindings) || bindings.RemoveAll(b => b.IsSameContact(binding)) == 0)
            {
                return;
            }

            _count--;
            bound = bindings.Count > 0;
            if (!bound)
            {
                _users.Remove(binding.User);
            }
        }

        Changed?.Invoke(new BindingChange(binding, BindingChangeKind.Removed, bound));
    }

    /// <summary>
    /// A connection is gone, and with it whoever can be reached by it alone (RFC 5626 §6). A telephone that takes calls by TCP at the address
    /// that it registered from keeps its contact.
    /// </summary>
    internal void FlowGone(long flow)
    {
        List<Binding> lost;
        lock (_gate)
        {
            if (!_usersOfFlow.Remove(flow, out var users))
            {
                return;
            }

            lost = [.. users.SelectMany(user => _users.GetValueOrDefault(user, [])).Where(b => b.Route?.Flow == flow)];
        }

        foreach (var binding in lost)
        {
            if (binding.Route!.Transport == TransportKind.Tcp && !binding.IsFlow && OfContact(binding) is null)
            {
                Put(binding with { Route = null });
            }
            else
            {
                Remove(binding);
            }
        }
    }

    /// <summary>Those whose way here has to be kept open.</summary>
    internal IReadOnlyList<Binding> BehindNat()
    {
        lock (_gate)
        {
            return [.. _users.Values.SelectMany(b => b).Where(b => b.IsBehindNat)];
        }
    }

    /// <summary>Removes what has expired; returns when the next one will, null = none is left.</summary>
    internal DateTimeOffset? Sweep()
    {
        var now = Now;
        List<Binding> expired;
        lock (_gate)
        {
            expired = [.. _users.Values.SelectMany(b => b).Where(b => b.ExpiresAt <= now)];
        }

        expired.ForEach(Remove);
        lock (_gate)
        {
            return _count == 0 ? null : _users.Values.SelectMany(b => b).Min(b => b.ExpiresAt);
        }
    }

    private void NoteFlow(long flow, string user)
    {
        if (!_usersOfFlow.TryGetValue(flow, out var users))
        {
            _usersOfFlow.Add(flow, users = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        }

        users.Add(user);
    }

    private static Hop? OfContact(Binding binding) =>
        UriView.TryParse(Encoding.UTF8.GetBytes(binding.Contact.ToString()), out var contact)
            ? NextHop.OfBinding(contact, new Hop(TransportKind.Udp, binding.Source), isOpen: false)
            : null;
}
