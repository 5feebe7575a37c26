using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Transactions;

/// <summary>Who sent a request.</summary>
internal interface IClientUser
{
    /// <summary>A response that the machine passes up; valid during the call unless kept.</summary>
    void OnResponse(ClientTransaction transaction, SipMessage response);

    /// <summary>No final response came or will come.</summary>
    /// <param name="status">408 after a timeout, 503 when it could not be sent.</param>
    void OnFailed(ClientTransaction transaction, int status);
}
