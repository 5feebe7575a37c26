using System.Buffers.Text;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>All transactions of an endpoint: finds the one that a message belongs to (RFC 3261 §17.1.3, §17.2.3).</summary>
internal sealed class TransactionLayer
{
    /// <summary>So many times its own size a datagram whose source may be forged is answered.</summary>
    public const int MostAmplification = 3;

    private const int BranchLength = 7 + 16;
    private const int MostServers = 200_000;

    private readonly Dictionary<(ulong Branch, bool Cancel), ClientTransaction> _clients = [];
    private readonly Dictionary<byte[], ServerTransaction> _servers = new(TransactionKey.Comparer);
    private readonly Dictionary<byte[], ServerTransaction>.AlternateLookup<ReadOnlySpan<byte>> _findServer;
    private readonly Dictionary<byte[], ServerTransaction> _merge = new(TransactionKey.Comparer);
    private readonly Dictionary<byte[], ServerTransaction>.AlternateLookup<ReadOnlySpan<byte>> _findMerge;
    private IRequestUser? _user;

    public TransactionLayer(TransportLayer transports, TimerQueue timers, SipTimers settings, SipCounters counters)
    {
        (Transports, Timers, Settings, Counters) = (transports, timers, settings, counters);
        _findServer = _servers.GetAlternateLookup<ReadOnlySpan<byte>>();
        _findMerge = _merge.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public TransportLayer Transports { get; }

    public TimerQueue Timers { get; }

    public SipTimers Settings { get; }

    public SipCounters Counters { get; }

    public IdSource Ids { get; } = new();

    public ProvenSources Proven { get; } = new();

    public int Clients => _clients.Count;

    public int Servers => _servers.Count;

    public void Start(IRequestUser user)
    {
        _user = user;
        Transports.Receiver = Receive;
    }

    /// <summary>Sends a request whose Via carries <paramref name="branch"/>; owns the packet from now on.</summary>
    /// <param name="keepsTransport">a request too large for a datagram goes by UDP all the same.</param>
    public ClientTransaction Send(SipMethod method, ulong branch, SipPacket request, Hop hop, IClientUser user, bool keepsTransport = false)
    {
        var transaction = new ClientTransaction(this, branch, method, request, hop, user) { KeepsTransport = keepsTransport };
        _clients.Add((branch, method == SipMethod.Cancel), transaction);
        transaction.Start();
        return transaction;
    }

    /// <summary>Opens the server transaction of a request that <see cref="IRequestUser.OnRequest"/> was given and that has none.</summary>
    public ServerTransaction Open(SipMessage request)
    {
        Span<byte> room = stackalloc byte[TransactionKey.MaxLength];
        var transaction = new ServerTransaction(this, TransactionKey.Write(request, request.Method, room).ToArray(), request);
        _servers.Add(transaction.Key, transaction);
        if (request.Method == SipMethod.Invite && request.ToTag.IsEmpty)
        {
            transaction.MergeKey = TransactionKey.WriteMerge(request, room).ToArray();
            _merge[transaction.MergeKey] = transaction;
        }

        return transaction;
    }

    /// <summary>True when a request got its transaction meanwhile (while its credentials were looked up).</summary>
    public bool IsOpen(SipMessage request)
    {
        Span<byte> room = stackalloc byte[TransactionKey.MaxLength];
        return _findServer.ContainsKey(TransactionKey.Write(request, request.Method, room));
    }

    /// <summary>True when an INVITE came another way as well and is being handled there (§8.2.2.2).</summary>
    public bool IsMerged(SipMessage request)
    {
        Span<byte> room = stackalloc byte[TransactionKey.MaxLength];
        return _findMerge.ContainsKey(TransactionKey.WriteMerge(request, room));
    }

    // The INVITE that a CANCEL is about; null when there is none.
    private ServerTransaction? FindInvite(SipMessage cancel)
    {
        Span<byte> room = stackalloc byte[TransactionKey.MaxLength];
        return _findServer.TryGetValue(TransactionKey.Write(cancel, SipMethod.Invite, room), out var invite) ? invite : null;
    }

    /// <summary>Answers without keeping anything (RFC 3261 §8.2.7); what is retransmitted is answered the same way again.</summary>
    public void Reply(SipMessage request, int status, string? phrase = null)
    {
        if (CanReply(request))
        {
            Reply(request, ResponseWriter.Begin(request, status, phrase, StatelessTag(request)).End());
        }
    }

    /// <summary>
    /// Sends a response made elsewhere, without keeping it; owns the packet. Whoever closed the connection gets none, and neither does a
    /// datagram so short that the answer is worth forging its source address for.
    /// </summary>
    public void Reply(SipMessage request, SipPacket response)
    {
        var hop = TransportLayer.ResponseHop(request);
        if (!hop.Transport.IsReliable() && response.Length > request.Length * MostAmplification)
        {
            Counters.Refusals.Count(RefusalReason.Amplification, hop.EndPoint.Address);
        }
        else if (hop.Flow == 0 || Transports.IsOpen(hop))
        {
            Transports.Send(response.Span, hop, null);
        }

        response.Release();
    }

    /// <summary>The same request gets the same tag each time.</summary>
    public ulong StatelessTag(SipMessage request)
    {
        var hash = default(HashCode);
        hash.AddBytes(request.CallId);
        hash.AddBytes(request.Branch);
        hash.AddBytes(request.FromTag);
        return ((ulong)(uint)hash.ToHashCode() << 16) | 1;
    }

    public void Remove(ClientTransaction transaction) => _clients.Remove((transaction.Branch, transaction.Method == SipMethod.Cancel));

    public void Remove(ServerTransaction transaction)
    {
        _servers.Remove(transaction.Key);
        if (transaction.MergeKey is { } key)
        {
            _merge.Remove(key);
        }
    }

    private static bool CanReply(SipMessage request) => request.IsRequest && request.Method != SipMethod.Ack && request.HasVia;

    private void Receive(SipMessage message)
    {
        if (message.Error != SipParseError.None)
        {
            Refuse(message);
        }
        else if (message.IsRequest)
        {
            ReceiveRequest(message);
        }
        else
        {
            ReceiveResponse(message);
        }
    }

    private void Refuse(SipMessage message)
    {
        Counters.Malformed();
        Reply(message, message.Error.Status(), message.Error.Phrase());
    }

    private void ReceiveRequest(SipMessage request)
    {
        Span<byte> room = stackalloc byte[TransactionKey.MaxLength];
        if (_findServer.TryGetValue(TransactionKey.Write(request, request.Method, room), out var transaction))
        {
            transaction.Receive(request);
        }
        else if (request.Method == SipMethod.Ack)
        {
            _user?.OnAck(request);
        }
        else if (request.Method == SipMethod.Cancel)
        {
            ReceiveCancel(request);
        }
        else if (_servers.Count >= MostServers)
        {
            Reply(request, 503);
        }
        else
        {
            _user?.OnRequest(request);
        }
    }

    private void ReceiveCancel(SipMessage cancel)
    {
        var invite = FindInvite(cancel);
        if (invite is null)
        {
            Reply(cancel, 481);
            return;
        }

        // §9.2: the 200 carries the same To tag as the responses to the INVITE.
        Reply(cancel, ResponseWriter.Begin(cancel, 200, null, invite.LocalTag == 0 ? StatelessTag(cancel) : invite.LocalTag).End());
        invite.User?.OnCancel(invite, cancel);
    }

    private void ReceiveResponse(SipMessage response)
    {
        // one with a second Via was meant for somebody behind this endpoint (§8.1.3.3)
        if (TryBranch(response, out var branch)
            && _clients.TryGetValue((branch, response.CSeqMethod == SipMethod.Cancel), out var transaction)
            && transaction.Method == response.CSeqMethod && response.Count(HeaderId.Via) == 1)
        {
            transaction.Receive(response);
        }
        else
        {
            Counters.Stray();
        }
    }

    private static bool TryBranch(SipMessage response, out ulong branch)
    {
        branch = 0;
        return response.Branch.Length == BranchLength && Utf8Parser.TryParse(response.Branch[7..], out branch, out var used, 'x') && used == 16;
    }
}
