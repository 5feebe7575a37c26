using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transport;

/// <summary>Takes what a transport receives, on the transport's own threads.</summary>
internal interface IMessageReceiver
{
    /// <param name="message">one whole message, valid during the call.</param>
    /// <param name="taken">runs once, on the loop, when the message has been dealt with; the next of its connection is to wait for that.</param>
    void OnMessage(ReadOnlySpan<byte> message, Hop source, Action? taken = null);

    /// <summary>A connection is gone. On the loop.</summary>
    void OnClosed(long flow);
}
