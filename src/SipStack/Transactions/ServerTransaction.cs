using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>A request that came in, until its response is sure to have arrived (RFC 3261 §17.2).</summary>
internal sealed class ServerTransaction : Transaction
{
    private SipPacket _response;

    public ServerTransaction(TransactionLayer layer, byte[] key, SipMessage request)
        : base(layer, request.Method == SipMethod.Invite ? InviteServerTable.Initial : NonInviteServerTable.Initial,
            TransportLayer.ResponseHop(request))
    {
        (Key, Method, Request) = (key, request.Method, request);
        if (IsInvite)
        {
            SetTrying();
        }
    }

    public byte[] Key { get; }

    /// <summary>What the same INVITE is known by when it comes another way; null for all others.</summary>
    public byte[]? MergeKey { get; set; }

    public SipMethod Method { get; }

    /// <summary>Kept by whoever answers later than at once; null after the final response.</summary>
    public SipMessage? Request { get; private set; }

    public IServerUser? User { get; set; }

    /// <summary>The tag that its responses put on To; 0 = none in particular.</summary>
    public ulong LocalTag { get; set; }

    public bool IsAnswered => State is not (TransactionState.Trying or TransactionState.Proceeding);

    private bool IsInvite => Method == SipMethod.Invite;

    protected override TransactionInput RetransmitTimer => TransactionInput.TimerG;

    /// <summary>The request once more, or the ACK to a refusal.</summary>
    public void Receive(SipMessage message)
    {
        if (message.Method == SipMethod.Ack)
        {
            Apply(TransactionInput.Ack, message);
        }
        else
        {
            Layer.Counters.Retransmission();
            Apply(TransactionInput.Request, message);
        }
    }

    /// <summary>Sends a response and owns it from now on. A second final one is dropped, except the same 2xx once more.</summary>
    public void Respond(int status, SipPacket response)
    {
        var isRepeated2xx = State == TransactionState.Accepted && status is >= 200 and < 300;
        if (IsAnswered && !isRepeated2xx)
        {
            response.Release();
            return;
        }

        _response.Release();
        _response = response;
        if (status >= 200)
        {
            Request = null;
        }

        Apply(status < 200 ? TransactionInput.Status1xx : status < 300 ? TransactionInput.Status2xx : TransactionInput.Status3xxTo6xx);
    }

    /// <summary>A response without anything special in it.</summary>
    public void Respond(int status, string? phrase = null)
    {
        if (Request is { } request)
        {
            Respond(status, ResponseWriter.Begin(request, status, phrase, Layer.StatelessTag(request)).End());
        }
    }

    /// <summary>Sends the 2xx, or a reliable provisional response, once more; only its user knows when (RFC 6026 §7.1, RFC 3262 §3).</summary>
    public void Retransmit()
    {
        if (State is TransactionState.Accepted or TransactionState.Proceeding)
        {
            Layer.Transports.Send(_response.Span, Hop, this);
        }
    }

    protected override TransactionStep Next(TransactionInput input) =>
        IsInvite ? InviteServerTable.Next(State, input) : NonInviteServerTable.Next(State, input);

    protected override TransactionInput Lingers() => IsInvite ? InviteServerTable.Lingers(State) : NonInviteServerTable.Lingers(State);

    protected override void Transmit(TransactionActions actions, SipMessage? message)
    {
        if (Has(actions, TransactionActions.Send) || (Has(actions, TransactionActions.Resend) && !_response.IsEmpty))
        {
            Layer.Transports.Send(_response.Span, Hop, this);
        }

        if (Has(actions, TransactionActions.SendTrying) && _response.IsEmpty && Request is { } request)
        {
            _response = ResponseWriter.Begin(request, 100, null, 0).End();
            Layer.Transports.Send(_response.Span, Hop, this);
        }
    }

    protected override void Tell(TransactionActions actions, SipMessage? message)
    {
        if (Has(actions, TransactionActions.PassUp) && message is not null)
        {
            User?.OnAck(message);
        }
    }

    protected override void Leave()
    {
        Layer.Remove(this);
        _response.Release();
        Request = null;
        User = null;
    }
}
