using System.Buffers;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Transactions;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Dialogs;

/// <summary>
/// A dialog (RFC 3261 §12): tags, sequence numbers, route set and remote target. The own INVITE that may become one is a dialog
/// without a remote tag; every answer with a tag makes a fork of it.
/// </summary>
internal sealed class Dialog
{
    /// <summary>What requests begin with (RFC 3261 §8.1.1.6).</summary>
    public const int MostForwards = 70;

    private readonly List<Hop> _tried = [];
    private Hop? _hop;

    private Dialog(byte[] callId, ulong localTag, byte[] remoteTag, RouteSet routes, byte[] remoteTarget)
    {
        (CallId, LocalTag, RemoteTag, Routes, RemoteTarget) = (callId, localTag, remoteTag, routes, remoteTarget);
    }

    public byte[] CallId { get; }

    public ulong LocalTag { get; }

    /// <summary>Empty before an answer came, and with peers of RFC 2543.</summary>
    public byte[] RemoteTag { get; }

    /// <summary>From of own requests, tag included.</summary>
    public required byte[] LocalAddress { get; init; }

    /// <summary>To of own requests, tag included.</summary>
    public required byte[] RemoteAddress { get; init; }

    public RouteSet Routes { get; }

    /// <summary>URI of own requests.</summary>
    public byte[] RemoteTarget { get; private set; }

    public uint LocalCSeq { get; set; }

    /// <summary>0 = no request came yet.</summary>
    public uint RemoteCSeq { get; private set; }

    /// <summary>Where the message came from that made the dialog; null before.</summary>
    public Hop? Source { get; private set; }

    /// <summary>A hop that overrides what the target says: the flow of a registered contact, an outbound proxy.</summary>
    public Hop? Pinned { get; private set; }

    /// <summary>Requests do not change from UDP to a stream for their size: a telephone that registered by UDP is reached by UDP alone.</summary>
    public bool KeepsTransport { get; private init; }

    /// <summary>User part of the own Contact.</summary>
    public required byte[] ContactUser { get; init; }

    /// <summary>Of the request that begins the dialog; those within it begin anew.</summary>
    public int MaxForwards { get; init; } = MostForwards;

    public IDialogUser? User { get; set; }

    /// <summary>The next dialog that came from the same INVITE.</summary>
    internal Dialog? NextFork { get; set; }

    /// <summary>The called side's dialog (§12.1.1).</summary>
    public static Dialog FromInvite(SipMessage invite, ulong localTag)
    {
        var to = new ArrayBufferWriter<byte>();
        to.Write(invite.Get(HeaderId.To));
        WriteTag(to, localTag);
        UriView.TryParse(invite.RequestUri, out var uri);
        return new Dialog(invite.CallId.ToArray(), localTag, invite.FromTag.ToArray(), RouteSet.From(invite, reversed: false), TargetOf(invite, HeaderId.From))
        {
            LocalAddress = to.WrittenSpan.ToArray(),
            RemoteAddress = invite.Get(HeaderId.From).ToArray(),
            ContactUser = uri.User.ToArray(),
            RemoteCSeq = invite.CSeq,
            Source = invite.Source,
        };
    }

    /// <summary>The calling side before any answer; for requests that make no dialog, all there ever is.</summary>
    public static Dialog Seed(string callId, ulong localTag, NameAddr caller, NameAddr called, SipUri target, Hop? pinned,
        bool keepsTransport = false, int maxForwards = MostForwards, string? contactUser = null, IReadOnlyList<string>? routes = null)
    {
        var local = new ArrayBufferWriter<byte>();
        Write(local, (caller with { Parameters = "" }).ToString());
        WriteTag(local, localTag);
        UriView.TryParse(Encoding.UTF8.GetBytes(caller.Uri.ToString()), out var own);
        return new Dialog(Encoding.UTF8.GetBytes(callId), localTag, [], RouteSet.Of(routes ?? []), Encoding.UTF8.GetBytes(Line((target with { Headers = "" }).ToString())))
        {
            LocalAddress = local.WrittenSpan.ToArray(),
            RemoteAddress = Encoding.UTF8.GetBytes(Line((called with { Parameters = "" }).ToString())),
            ContactUser = contactUser is null ? own.User.ToArray() : Encoding.ASCII.GetBytes(contactUser),
            Pinned = pinned,
            KeepsTransport = keepsTransport,
            MaxForwards = maxForwards,
        };
    }

    /// <summary>The dialog that an answer to the own INVITE makes (§12.1.2).</summary>
    /// <param name="early">the same one before its final answer: both sides go on counting.</param>
    public Dialog Fork(SipMessage response, Dialog? early = null) =>
        new(CallId, LocalTag, response.ToTag.ToArray(), RouteSet.From(response, reversed: true),
            response.Has(HeaderId.Contact) ? TargetOf(response, HeaderId.To) : RemoteTarget)
        {
            LocalAddress = LocalAddress,
            RemoteAddress = response.Get(HeaderId.To).ToArray(),
            ContactUser = ContactUser,
            LocalCSeq = early?.LocalCSeq ?? LocalCSeq,
            RemoteCSeq = early?.RemoteCSeq ?? 0,
            Source = response.Source,
            Pinned = Pinned,
            KeepsTransport = KeepsTransport,
            User = User,
        };

    public bool Matches(SipMessage request) => request.CallId.SequenceEqual(CallId) && request.FromTag.SequenceEqual(RemoteTag);

    /// <summary>False when a request comes out of order (§12.2.2).</summary>
    public bool TryAdvance(uint cseq)
    {
        if (cseq < RemoteCSeq)
        {
            return false;
        }

        RemoteCSeq = cseq;
        return true;
    }

    /// <summary>A request came within it: where the connection from before is gone, the peer is to be reached by this one (RFC 5626 §4.3).</summary>
    public void Follow(Hop source, TransportLayer transports)
    {
        if (source.Flow == 0)
        {
            return;
        }

        if (Source is { Flow: > 0 } before && !transports.IsOpen(before))
        {
            (Source, _hop) = (source, null);
        }

        if (Pinned is { Flow: > 0 } pinned && !transports.IsOpen(pinned))
        {
            (Pinned, _hop) = (source, null);
        }
    }

    /// <summary>Target refresh: the Contact of INVITE, UPDATE and their 2xx (§12.2).</summary>
    public void Refresh(SipMessage message)
    {
        if (!message.Has(HeaderId.Contact))
        {
            return;
        }

        var target = TargetOf(message, message.IsRequest ? HeaderId.From : HeaderId.To);
        if (!target.AsSpan().SequenceEqual(RemoteTarget))
        {
            RemoteTarget = target;
            _hop = null;
        }
    }

    /// <summary>Where own requests go now; null when nothing can be found.</summary>
    public ValueTask<Hop?> FindHopAsync(SipLocator locator, TransportLayer transports)
    {
        if (_hop is not null && (_hop.Flow == 0 || transports.IsOpen(_hop)))
        {
            return new(_hop);
        }

        _hop = NextHop.Choose(this, transports);
        if (_hop is not null)
        {
            return new(_hop);
        }

        var next = Routes.First is { } route ? route : RemoteTarget;
        return SipUri.TryParse(next, out var uri) ? locator.FindAsync(uri) : new((Hop?)null);
    }

    /// <summary>What <see cref="FindHopAsync"/> or <see cref="FindOtherHopAsync"/> found, for the next requests to the same target.</summary>
    public void Keep(Hop? hop) => _hop = hop;

    /// <summary>Another server of the target, after the ones that did not answer (RFC 3263 §4.3); null when there is none, or the way is set.</summary>
    public ValueTask<Hop?> FindOtherHopAsync(SipLocator locator)
    {
        if (_hop is null || Pinned is not null || Source is not null || !SipUri.TryParse(Routes.First is { } route ? route : RemoteTarget, out var uri))
        {
            return new((Hop?)null);
        }

        _tried.Add(_hop);
        return UntriedAsync(locator.HopsAsync(uri), [.. _tried]);
    }

    /// <summary>A 3xx to the own INVITE names another target (§8.1.3.4).</summary>
    public void Redirect(SipUri target)
    {
        RemoteTarget = Encoding.UTF8.GetBytes(Line((target with { Headers = "" }).ToString()));
        ForgetHop();
    }

    /// <summary>The target is looked up again: its names may have other addresses now.</summary>
    public void ForgetHop()
    {
        _tried.Clear();
        _hop = null;
    }

    /// <summary>Start line to CSeq of an own request; the caller adds what the method needs.</summary>
    public SipWriter Begin(TransportLayer transports, SipMethod method, Hop hop, ulong branch, uint cseq, int bodySize = 0)
    {
        var writer = RequestWriter.Begin(transports, method, Routes.RequestUri(RemoteTarget), hop, branch, MaxForwards, bodySize);
        Routes.Write(ref writer, RemoteTarget);
        writer.Header(HeaderId.From, LocalAddress);
        writer.Header(HeaderId.To, RemoteAddress);
        writer.Header(HeaderId.CallId, CallId);
        writer.Begin(HeaderId.CSeq);
        writer.Write(cseq);
        writer.Write((byte)' ');
        writer.Write(method.Name());
        writer.EndLine();
        return writer;
    }

    private static async ValueTask<Hop?> UntriedAsync(IAsyncEnumerable<Hop> hops, Hop[] tried)
    {
        await foreach (var hop in hops)
        {
            if (!tried.Contains(hop))
            {
                return hop;
            }
        }

        return null;
    }

    private static byte[] TargetOf(SipMessage message, HeaderId otherwise)
    {
        foreach (var contact in message.Values(HeaderId.Contact))
        {
            if (NameAddrView.TryParse(contact, out var address))
            {
                return address.Uri.ToArray();
            }
        }

        return NameAddrView.TryParse(message.Get(otherwise), out var known) ? known.Uri.ToArray() : message.RequestUri.ToArray();
    }

    private static void WriteTag(ArrayBufferWriter<byte> writer, ulong tag)
    {
        writer.Write(";tag="u8);
        Write(writer, tag.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Write(ArrayBufferWriter<byte> writer, string text) => writer.Write(Encoding.UTF8.GetBytes(Line(text)));

    // Names come from outside too: nothing in them may begin a new header line.
    private static string Line(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
        ? text
        : string.Concat(text.Select(c => c < ' ' ? ' ' : c));
}
