using System.Globalization;
using System.Text;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Registration;

/// <summary>Answers REGISTER in the order of RFC 3261 §10.3: who is it, what is asked, is it allowed, then all of it or nothing.</summary>
internal sealed class RegisterHandler : ITimed
{
    // What expires within the same second is looked after at once.
    private static readonly TimeSpan SweepPause = TimeSpan.FromSeconds(1);

    private const int MostProxies = 8;
    private const int LongestPath = 2048;

    private readonly TransactionLayer _transactions;
    private readonly Registrar _registrar;
    private readonly DigestAuthenticator? _authenticator;
    private readonly TimerEntry _sweep;
    private readonly KeepAlive _keepAlive;
    private DateTimeOffset _sweepAt;

    /// <param name="authenticator">null = nobody may register.</param>
    public RegisterHandler(TransactionLayer transactions, Registrar registrar, DigestAuthenticator? authenticator)
    {
        (_transactions, _registrar, _authenticator) = (transactions, registrar, authenticator);
        _sweep = new TimerEntry(this);
        _keepAlive = new KeepAlive(transactions, registrar);
    }

    public void Start()
    {
        SetSweep(_registrar.Sweep());
        _keepAlive.GoOn();
    }

    public void OnTimer(TimerEntry timer) => SetSweep(_registrar.Sweep());

    public void Handle(SipMessage request)
    {
        if (_authenticator is null)
        {
            _transactions.Reply(request, 403);
            return;
        }

        _authenticator.Authenticate(request, user => Register(request, user));
    }

    private void Register(SipMessage request, string authenticated)
    {
        if (request.Source.Flow > 0 && !_transactions.Transports.IsOpen(request.Source))
        {
            // It has hung up while its password was looked up: there is nobody to answer, and nobody to call.
            return;
        }

        if (!request.TryAddress(HeaderId.To, out var to) || !to.Uri.IsSip)
        {
            _transactions.Reply(request, 404);
        }
        else if (!to.Uri.User.Equals(authenticated, StringComparison.OrdinalIgnoreCase))
        {
            _transactions.Reply(request, 403);
        }
        else
        {
            var user = to.Uri.User.ToLowerInvariant();
            var status = Apply(request, user);
            if (status is 403 or 503)
            {
                _transactions.Counters.Refusals.Count(RefusalReason.Contacts, request.Source.EndPoint.Address, user);
            }

            Respond(request, user, status);
        }
    }

    // 200, or why nothing was changed.
    private int Apply(SipMessage request, string user)
    {
        var known = _registrar.Lookup(user);
        var callId = Encoding.UTF8.GetString(request.CallId);
        if (request.Get(HeaderId.Contact) is [(byte)'*'])
        {
            return request.Count(HeaderId.Contact) == 1 ? RemoveAll(request, known, callId) : 400;
        }

        var wanted = new List<(Binding Binding, bool Remove)>();
        foreach (var value in request.Values(HeaderId.Contact))
        {
            if (!NameAddrView.TryParse(value, out var address) || !UriView.TryParse(address.Uri, out var uri) || !uri.IsSip)
            {
                return 400;
            }

            var seconds = Expiry(request, address);
            if (seconds > 0 && seconds < _registrar.Options.MinExpiry.TotalSeconds)
            {
                return 423;
            }

            var binding = Make(request, user, address, uri, callId, seconds);
            if (seconds > 0 && _registrar.IsElsewhere(binding))
            {
                return 403;
            }

            if (known.Any(k => k.IsSameContact(binding) && k.CallId == callId && k.CSeq >= request.CSeq))
            {
                return 500;
            }

            wanted.Add((binding, seconds == 0));
        }

        if (wanted.Exists(w => !w.Remove) && !_registrar.HasRoomFor(user))
        {
            return 503;
        }

        wanted.ForEach(w => Store(w.Binding, w.Remove));
        return 200;
    }

    private void Store(Binding binding, bool remove)
    {
        if (remove)
        {
            _registrar.Remove(binding);
            return;
        }

        _registrar.Put(binding);
        if (binding.IsBehindNat)
        {
            _keepAlive.GoOn();
        }

        if (!_sweep.IsSet || binding.ExpiresAt < _sweepAt)
        {
            SetSweep(binding.ExpiresAt);
        }
    }

    // "*" stands alone and with Expires 0 (§10.2.2).
    private int RemoveAll(SipMessage request, IReadOnlyList<Binding> known, string callId)
    {
        if (!request.TryNumber(HeaderId.Expires, out var expires) || expires != 0)
        {
            return 400;
        }

        if (known.Any(k => k.CallId == callId && k.CSeq >= request.CSeq))
        {
            return 500;
        }

        foreach (var binding in known)
        {
            _registrar.Remove(binding);
        }

        return 200;
    }

    private Binding Make(SipMessage request, string user, NameAddrView address, UriView uri, string callId, uint seconds)
    {
        var source = request.Source;
        var q = address.TryParameter("q"u8, out var text)
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, 0, 1) : 1;
        var agent = request.TryGet(HeaderId.UserAgent, out var name) ? Encoding.UTF8.GetString(name) : null;
        var binding = new Binding(user, uri.ToUri(), null, source.EndPoint, q, _registrar.Now.AddSeconds(seconds), callId, request.CSeq, agent)
        {
            Instance = address.TryParameter("+sip.instance"u8, out var instance) ? Encoding.UTF8.GetString(instance) : null,
            RegId = address.TryParameter("reg-id"u8, out var flow) && Lex.TryNumber(flow, out var number) ? number : 0,
            Path = PathOf(request),
        };
        return binding with
        {
            Route = binding.Path.Count > 0 ? NextHop.OfPath(binding.Path[0], source)
                : binding.IsFlow ? source : NextHop.OfBinding(uri, source, _transactions.Transports.IsOpen(source)),
        };
    }

    // Of a request that proxies have passed on alone: a telephone's own word does not send its calls another way.
    private static List<string> PathOf(SipMessage request)
    {
        var path = new List<string>();
        if (request.Count(HeaderId.Via) > 1)
        {
            foreach (var value in request.Values(HeaderId.Path))
            {
                path.Add(Encoding.UTF8.GetString(value));
            }
        }

        return path.Count <= MostProxies && path.Sum(p => p.Length) <= LongestPath ? path : [];
    }

    // Our word that a call goes by the flow (RFC 5626 §6): only to who asks for it, and came here without a proxy.
    private static bool IsOutbound(SipMessage request, IEnumerable<Binding> bindings) =>
        request.Count(HeaderId.Via) == 1 && request.Lists(HeaderId.Supported, "outbound"u8) && bindings.Any(b => b.IsFlow && b.Route == request.Source);

    // The contact's own wish, else the header's, else the default; numbers too large to read count as the longest (RFC 4475 §3.1.2.4).
    private uint Expiry(SipMessage request, NameAddrView address)
    {
        var options = _registrar.Options;
        var longest = (uint)options.MaxExpiry.TotalSeconds;
        if (!address.TryParameter("expires"u8, out var text) && !request.TryGet(HeaderId.Expires, out text))
        {
            return (uint)options.DefaultExpiry.TotalSeconds;
        }

        if (Lex.TryNumber(text, out var seconds))
        {
            return Math.Min(seconds, longest);
        }

        return !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? longest : (uint)options.DefaultExpiry.TotalSeconds;
    }

    private void Respond(SipMessage request, string user, int status)
    {
        var writer = ResponseWriter.Begin(request, status, null, _transactions.StatelessTag(request));
        if (status == 423)
        {
            writer.Header(HeaderId.MinExpires, (long)_registrar.Options.MinExpiry.TotalSeconds);
        }

        if (status != 200)
        {
            _transactions.Reply(request, writer.End());
            return;
        }

        var now = _registrar.Now;
        var bindings = _registrar.Lookup(user);
        if (IsOutbound(request, bindings))
        {
            writer.Header(HeaderId.Require, "outbound"u8);
        }

        // the telephone learns which way its calls will take (RFC 3327 §5.3)
        foreach (var proxy in PathOf(request))
        {
            writer.Header(HeaderId.Path, Encoding.UTF8.GetBytes(proxy));
        }

        foreach (var binding in bindings)
        {
            writer.Begin(HeaderId.Contact);
            writer.Write("<"u8);
            writer.Write(binding.Contact.ToString());
            writer.Write(">;expires="u8);
            writer.Write((long)Math.Ceiling((binding.ExpiresAt - now).TotalSeconds));
            WriteInstance(ref writer, binding);
            writer.EndLine();
        }

        _transactions.Transports.Vouch(request.Source);
        _transactions.Open(request).Respond(200, writer.End());
    }

    // Telephones look for their own contact by it (RFC 5626 §6).
    private static void WriteInstance(ref SipWriter writer, Binding binding)
    {
        if (binding.Instance is not { } instance)
        {
            return;
        }

        writer.Write(";+sip.instance="u8);
        writer.Write(instance);
        if (binding.RegId > 0)
        {
            writer.Write(";reg-id="u8);
            writer.Write((long)binding.RegId);
        }
    }

    private void SetSweep(DateTimeOffset? next)
    {
        if (next is { } due)
        {
            _sweepAt = due;
            var wait = due - _registrar.Now;
            _transactions.Timers.Set(_sweep, wait > SweepPause ? wait : SweepPause);
        }
    }
}
