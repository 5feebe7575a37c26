using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>A request on its way, until its last response is sure (RFC 3261 §17.1).</summary>
internal sealed class ClientTransaction : Transaction
{
    private readonly IClientUser _user;
    private SipPacket _request;
    private SipPacket _ack;
    private bool _byStreamForSize;

    /// <summary>Owns <paramref name="request"/> from now on.</summary>
    public ClientTransaction(TransactionLayer layer, ulong branch, SipMethod method, SipPacket request, Hop hop, IClientUser user)
        : base(layer, method == SipMethod.Invite ? InviteClientTable.Initial : NonInviteClientTable.Initial, hop)
    {
        (Branch, Method, _request, _user) = (branch, method, request, user);
    }

    public ulong Branch { get; }

    public SipMethod Method { get; }

    /// <summary>Never moved from UDP to TCP for its size.</summary>
    public bool KeepsTransport { get; init; }

    /// <summary>The request as it was sent; empty once the transaction is over.</summary>
    public ReadOnlySpan<byte> Request => _request.Span;

    private bool IsInvite => Method == SipMethod.Invite;

    protected override TransactionInput RetransmitTimer => IsInvite ? TransactionInput.TimerA : TransactionInput.TimerE;

    public void Start()
    {
        if (!KeepsTransport && _request.Length > TransportLayer.LargestDatagram && Hop.Transport == TransportKind.Udp && Layer.Transports.Has(TransportKind.Tcp))
        {
            _byStreamForSize = true;
            Move(TransportKind.Tcp);
        }

        SetRetransmit();
        SetLinger();
        Layer.Transports.Send(_request.Span, Hop, this);
    }

    public void Receive(SipMessage response)
    {
        if (response.Source.EndPoint.Address.Equals(Hop.EndPoint.Address))
        {
            Layer.Proven.Add(Hop.EndPoint.Address); // the branch is known to nobody else
        }

        Apply(
            response.Status < 200 ? TransactionInput.Status1xx : response.Status < 300 ? TransactionInput.Status2xx : TransactionInput.Status3xxTo6xx,
            response);
    }

    /// <summary>A peer without TCP still gets a long request by UDP (§18.1.1).</summary>
    public override void OnSendFailed()
    {
        if (!_byStreamForSize || State is not (TransactionState.Calling or TransactionState.Trying))
        {
            base.OnSendFailed();
            return;
        }

        _byStreamForSize = false;
        Move(TransportKind.Udp);
        SetRetransmit();
        Layer.Transports.Send(_request.Span, Hop, this);
    }

    protected override TransactionStep Next(TransactionInput input) =>
        IsInvite ? InviteClientTable.Next(State, input) : NonInviteClientTable.Next(State, input);

    protected override TransactionInput Lingers() => IsInvite ? InviteClientTable.Lingers(State) : NonInviteClientTable.Lingers(State);

    protected override void Transmit(TransactionActions actions, SipMessage? message)
    {
        if (Has(actions, TransactionActions.Resend))
        {
            Layer.Transports.Send(_request.Span, Hop, this);
        }

        if (Has(actions, TransactionActions.SendAck) && message is not null)
        {
            if (_ack.IsEmpty)
            {
                _ack = DerivedRequest.AckFor(Layer.Transports.Pool, _request.Span, message);
            }

            Layer.Transports.Send(_ack.Span, Hop, this);
        }
    }

    protected override void Tell(TransactionActions actions, SipMessage? message)
    {
        if (Has(actions, TransactionActions.PassUp) && message is not null)
        {
            _user.OnResponse(this, message);
        }
        else if (Has(actions, TransactionActions.TellTimeout))
        {
            _user.OnFailed(this, 408);
        }
        else if (Has(actions, TransactionActions.TellTransportError))
        {
            _user.OnFailed(this, 503);
        }
    }

    protected override void Leave()
    {
        Layer.Remove(this);
        _request.Release();
        _ack.Release();
    }

    // Both names have three letters, so the Via line can be changed where it stands.
    private void Move(TransportKind kind)
    {
        var at = _request.Span.IndexOf("SIP/2.0/"u8);
        kind.InVia().CopyTo(_request.Span[(at + 8)..]);
        Hop = new Hop(kind, new IPEndPoint(Hop.EndPoint.Address, Hop.EndPoint.Port));
    }
}
