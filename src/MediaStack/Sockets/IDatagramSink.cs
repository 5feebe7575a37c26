namespace CallCenter.MediaStack.Sockets;

/// <summary>Takes datagrams on the receive thread.</summary>
internal interface IDatagramSink
{
    /// <param name="datagram">valid during the call; may be changed in place.</param>
    /// <param name="from">its source.</param>
    /// <param name="control">it came on the RTCP port.</param>
    /// <param name="now">the time provider's timestamp.</param>
    void Received(Span<byte> datagram, in NetAddress from, bool control, long now);
}
