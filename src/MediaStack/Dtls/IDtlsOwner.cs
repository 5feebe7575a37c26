namespace CallCenter.MediaStack.Dtls;

/// <summary>Whom a DTLS association works for; called on threads of the association.</summary>
internal interface IDtlsOwner
{
    void SendDtls(ReadOnlySpan<byte> datagram);

    void KeysAgreed(DtlsKeys keys);

    /// <summary>There will be no keys.</summary>
    void HandshakeFailed();

    /// <summary>The peer has said that it is done (close_notify or a fatal alert).</summary>
    void DtlsClosed();
}
