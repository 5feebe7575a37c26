using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// One own request within a dialog (or on a seed, outside of any), other than INVITE and ACK: finds its way, is sent, is repeated with credentials when challenged,
/// and tells its final status.
/// </summary>
internal sealed class DialogRequest : IClientUser
{
    private readonly SessionServices _services;
    private readonly Dialog _dialog;
    private readonly SipMethod _method;
    private readonly DigestLogin? _login;
    private readonly Action<int, SipMessage?> _done;
    private DigestAnswers? _answers;

    /// <param name="login">for challenges; null = a challenge is a refusal.</param>
    /// <param name="done">told once: the final status, and the response unless nobody answered (408) or it could not be sent (503).</param>
    public DialogRequest(SessionServices services, Dialog dialog, SipMethod method, DigestLogin? login, Action<int, SipMessage?> done)
    {
        (_services, _dialog, _method, _login, _done) = (services, dialog, method, login, done);
    }

    public SipBody? Body { get; init; }

    public (HeaderId Id, string Value)[] Headers { get; init; } = [];

    public void Send() => _services.FindHop(_dialog, Send);

    public void OnResponse(ClientTransaction transaction, SipMessage response)
    {
        if (response.Status < 200)
        {
            return;
        }

        if ((_answers ??= DigestAnswers.By(_login))?.TryMeet(response, _method, _dialog.RemoteTarget) == true)
        {
            Send();
            return;
        }

        _done(response.Status, response);
    }

    // Outside of any dialog another server of the target may answer.
    public void OnFailed(ClientTransaction transaction, int status)
    {
        if (_dialog.RemoteTag.Length > 0)
        {
            _done(status, null);
            return;
        }

        _services.FindOtherHop(_dialog, hop =>
        {
            if (hop is null)
            {
                _done(status, null);
                return;
            }

            _answers?.Clear();
            Send(hop);
        });
    }

    private void Send(Hop? hop)
    {
        if (hop is null)
        {
            _done(503, null);
            return;
        }

        var branch = _services.Ids.Next();
        var writer = _dialog.Begin(_services.Transports, _method, hop, branch, ++_dialog.LocalCSeq, Body?.Content.Length ?? 0);
        if (_method is SipMethod.Update or SipMethod.Refer or SipMethod.Notify or SipMethod.Register)
        {
            writer.WriteContact(_services.Transports, hop, _dialog.ContactUser);
        }

        foreach (var (id, value) in Headers)
        {
            writer.Header(id, value);
        }

        _answers?.Write(ref writer);
        _services.Transactions.Send(_method, branch, writer.End(Body), hop, this, _dialog.KeepsTransport);
    }
}
