using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transactions;

/// <summary>ACK to a refusal (RFC 3261 §17.1.1.3) and CANCEL (§9.1): both are made from the INVITE as it was sent.</summary>
internal static class DerivedRequest
{
    public static SipPacket AckFor(SipMessagePool pool, ReadOnlySpan<byte> invite, SipMessage response) =>
        Make(pool, invite, SipMethod.Ack, response.Get(HeaderId.To));

    public static SipPacket CancelFor(SipMessagePool pool, ReadOnlySpan<byte> invite, string? reason) =>
        Make(pool, invite, SipMethod.Cancel, default, reason);

    private static SipPacket Make(SipMessagePool pool, ReadOnlySpan<byte> invite, SipMethod method, ReadOnlySpan<byte> to, string? reason = null)
    {
        var request = pool.Parse(invite);
        var writer = new SipWriter(invite.Length);
        writer.Write(method.Name());
        writer.Write((byte)' ');
        writer.Write(request.RequestUri);
        writer.Write(" SIP/2.0\r\n"u8);
        writer.Header(HeaderId.Via, request[request.Via.Value]);
        writer.Header(HeaderId.MaxForwards, 70);
        writer.Copy(request, HeaderId.Route);
        writer.Copy(request, HeaderId.From);
        writer.Header(HeaderId.To, to.IsEmpty ? request.Get(HeaderId.To) : to);
        writer.Copy(request, HeaderId.CallId);
        writer.Begin(HeaderId.CSeq);
        writer.Write(request.CSeq);
        writer.Write((byte)' ');
        writer.Write(method.Name());
        writer.EndLine();
        if (reason is not null)
        {
            writer.Header(HeaderId.Reason, reason);
        }

        pool.Release(request);
        return writer.End();
    }
}
