namespace CallCenter.SipStack.Transport;

/// <summary>Whoever sent a message and wants to know that it did not leave.</summary>
internal interface ISendFailure
{
    void OnSendFailed();
}
