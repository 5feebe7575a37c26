using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>Takes what a transport receives, on the transport's own threads.</summary>
internal interface IMessageReceiver
{
    /// <param name="message">one whole message, valid during the call.</param>
    void OnMessage(ReadOnlySpan<byte> message, Hop source);
}
