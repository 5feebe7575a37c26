using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Sessions;

/// <summary>What all sessions of an endpoint share.</summary>
internal sealed class SessionServices(SipLoop loop, TransactionLayer transactions, DialogTable dialogs, SipLocator locator, string productName)
{
    public SipLoop Loop { get; } = loop;

    public TransactionLayer Transactions { get; } = transactions;

    public DialogTable Dialogs { get; } = dialogs;

    public SipLocator Locator { get; } = locator;

    /// <summary>Those that have not ended, or whose BYE still waits.</summary>
    public HashSet<InviteSession> Sessions { get; } = [];

    public TransportLayer Transports => Transactions.Transports;

    public TimerQueue Timers => Transactions.Timers;

    public SipTimers Settings => Transactions.Settings;

    public IdSource Ids => Transactions.Ids;

    /// <summary>Goes on, on the loop, with where the dialog's requests go; null when nothing can be found.</summary>
    public void FindHop(Dialog dialog, Action<Hop?> then)
    {
        var target = dialog.RemoteTarget;
        Loop.Await(dialog.FindHopAsync(Locator, Transports), hop =>
        {
            if (!ReferenceEquals(target, dialog.RemoteTarget))
            {
                FindHop(dialog, then); // it moved while its name was looked up
                return;
            }

            dialog.Keep(hop);
            then(hop);
        });
    }

    /// <summary>
    /// The session that a Replaces means (RFC 3891 §3): established, or called from here and not answered yet. Null with the status that refuses it.
    /// </summary>
    public InviteSession? FindReplaced(string replaces, out int refusal)
    {
        refusal = 400;
        if (Replaces.Parse(replaces) is not { } wanted)
        {
            return null;
        }

        var session = Dialogs.Find(wanted)?.User as InviteSession;
        refusal = session switch
        {
            null => Dialogs.HasEnded(wanted) ? 603 : 481,
            { State: SessionState.Ended } => 603,
            { State: SessionState.Early, IsOutgoing: false } => 481,
            { State: SessionState.Established } when wanted.EarlyOnly => 486,
            _ => 200,
        };
        return refusal == 200 ? session : null;
    }

    /// <summary>The dialog that a Replaces means is, or was a moment ago, one of ours.</summary>
    public bool Knows(string replaces) => Replaces.Parse(replaces) is { } wanted && Dialogs.Find(wanted) is not null;

    /// <summary>The next server of a target whose last one did not answer.</summary>
    public void FindOtherHop(Dialog dialog, Action<Hop?> then) => Loop.Await(dialog.FindOtherHopAsync(Locator), hop =>
    {
        if (hop is not null)
        {
            dialog.Keep(hop);
        }

        then(hop);
    });

    /// <summary>A response within a dialog; Contact and Record-Route where the method and the status want them (RFC 3261 §12.1.1, RFC 3515 §2.2).</summary>
    public SipWriter BeginResponse(Dialog dialog, SipMessage request, int status, string? phrase = null, int bodySize = 0)
    {
        var writer = ResponseWriter.Begin(request, status, phrase, dialog.LocalTag, bodySize);
        if (request.Method is SipMethod.Invite or SipMethod.Update or SipMethod.Refer && status is > 100 and < 300)
        {
            writer.Copy(request, HeaderId.RecordRoute);
            writer.WriteContact(Transports, request.Source, dialog.ContactUser);
        }

        if (status >= 200)
        {
            WriteAbilities(ref writer, request.Method == SipMethod.Invite);
        }

        return writer;
    }

    /// <summary>Session-Expires of a 2xx; who does not know session timers is not required to (RFC 4028 §9).</summary>
    /// <param name="value">null = none.</param>
    public static void WriteSessionExpires(ref SipWriter writer, SipMessage request, string? value)
    {
        if (value is null)
        {
            return;
        }

        writer.Header(HeaderId.SessionExpires, value);
        if (request.Lists(HeaderId.Supported, "timer"u8))
        {
            writer.Header(HeaderId.Require, "timer"u8);
        }
    }

    public void WriteAbilities(ref SipWriter writer, bool allow)
    {
        if (allow)
        {
            writer.Header(HeaderId.Allow, SipMethods.Allow);
            writer.Header(HeaderId.Supported, SipMethods.Supported);
        }

        writer.Header(HeaderId.Server, productName);
    }

    public void WriteOwnAbilities(ref SipWriter writer)
    {
        writer.Header(HeaderId.Allow, SipMethods.Allow);
        writer.Header(HeaderId.Supported, SipMethods.Supported);
        writer.Header(HeaderId.UserAgent, productName);
    }
}
