using System.Text;
using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Sessions;

/// <summary>Transfer wishes both ways (RFC 3515), told by NOTIFY.</summary>
public sealed partial class InviteSession
{
    private const int MostReferrals = 8;
    private const int LongestReplaces = 512;

    private readonly List<Referral> _referrals = [];
    private OwnReferral? _ownReferral;
    private bool _wasReferred;

    private void OnRefer(Dialog dialog, SipMessage request)
    {
        _referrals.RemoveAll(r => r.IsOver && r.IsTold);
        if (_referrals.Count >= MostReferrals)
        {
            Answer(dialog, request, 503);
            return;
        }

        if (request.Count(HeaderId.ReferTo) != 1 || !NameAddr.TryParse(WithBrackets(request.Get(HeaderId.ReferTo)), out var address) || !(address.Uri.IsSip || address.Uri.Scheme == "tel"))
        {
            Answer(dialog, request, 400);
            return;
        }

        var referral = new Referral(_services, dialog, request, first: !_wasReferred, OnTold);
        _wasReferred = true;
        _referrals.Add(referral);
        var replaces = ReplacesIn(address.Uri.Headers);
        _observer?.OnRefer(this, new ReferRequest(address.Uri with { Headers = "" },
            status => Post(() => referral.Decide(status)), status => Post(() => referral.Notify(status)))
        {
            Replaces = replaces,
            Replaced = replaces is null ? null : _services.FindReplaced(replaces, out _) is { State: SessionState.Established } known ? known : null,
            ReplacesElsewhere = replaces is { Length: <= LongestReplaces } && !_services.Knows(replaces),
            Data = CallData.Of(request, address.Uri.Headers),
        });
    }

    private void DoRefer(SipUri target, TaskCompletionSource<int> outcome)
    {
        if (_dialog is not { } dialog || State != SessionState.Established || _ownReferral is not null)
        {
            outcome.SetResult(State == SessionState.Ended ? 481 : 491);
            return;
        }

        _ownReferral = new OwnReferral(this, outcome);
        var referredBy = NameAddrView.TryParse(dialog.LocalAddress, out var own) ? $"<{Encoding.UTF8.GetString(own.Uri)}>" : null;
        new DialogRequest(_services, dialog, SipMethod.Refer, _login, (status, response) =>
        {
            OnOutcome(status, response);
            if (status >= 300)
            {
                _ownReferral?.Complete(status);
            }
        })
        {
            Headers = referredBy is null
                ? [(HeaderId.ReferTo, $"<{target}>")]
                : [(HeaderId.ReferTo, $"<{target}>"), (HeaderId.ReferredBy, referredBy)],
        }.Send();
    }

    private void OnNotify(Dialog dialog, SipMessage request)
    {
        if (_ownReferral is not { } referral || !Lex.Same(FirstToken(request.Get(HeaderId.Event)), "refer"u8))
        {
            Answer(dialog, request, 481);
            return;
        }

        var status = StatusIn(request.Body);
        var isOver = Lex.Same(FirstToken(request.Get(HeaderId.SubscriptionState)), "terminated"u8);
        Answer(dialog, request, 200);
        if (status >= 200 || isOver)
        {
            referral.Complete(status >= 200 ? status : 408);
        }
    }

    /// <param name="goOnTelling">what was said before the end, and the end itself, are still told.</param>
    private void StopReferrals(bool goOnTelling)
    {
        foreach (var referral in _referrals)
        {
            if (goOnTelling)
            {
                referral.Conclude();
            }
            else
            {
                referral.Stop();
            }
        }

        _ownReferral?.Complete(408);
    }

    // Some phones send Refer-To with neither brackets nor escapes: then "?Replaces" belongs to the URI all the same.
    private static ReadOnlySpan<byte> WithBrackets(ReadOnlySpan<byte> value) =>
        value.Contains((byte)'<') ? value : Encoding.UTF8.GetBytes($"<{Encoding.UTF8.GetString(value)}>");

    private static string? ReplacesIn(string headers)
    {
        const string name = "Replaces=";
        foreach (var header in headers.Split('&'))
        {
            if (header.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return UriEscape.Decode(Encoding.UTF8.GetBytes(header[name.Length..]));
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> FirstToken(ReadOnlySpan<byte> value)
    {
        var semicolon = value.IndexOf((byte)';');
        return Lex.Trim(semicolon < 0 ? value : value[..semicolon]);
    }

    // The body is the beginning of a response: "SIP/2.0 200 OK".
    private static int StatusIn(ReadOnlySpan<byte> fragment)
    {
        var space = fragment.IndexOf((byte)' ');
        return space > 0 && fragment.Length >= space + 4 && Lex.TryNumber(fragment.Slice(space + 1, 3), out var status) ? (int)status : 0;
    }

    /// <summary>The transfer that this side asked for; over by NOTIFY, by the session's end or by time.</summary>
    private sealed class OwnReferral : ITimed
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

        private readonly InviteSession _session;
        private readonly TaskCompletionSource<int> _outcome;
        private readonly TimerEntry _timer;

        public OwnReferral(InviteSession session, TaskCompletionSource<int> outcome)
        {
            (_session, _outcome) = (session, outcome);
            _timer = new TimerEntry(this);
            session._services.Timers.Set(_timer, Longest);
        }

        public void OnTimer(TimerEntry timer) => Complete(408);

        public void Complete(int status)
        {
            _session._services.Timers.Clear(_timer);
            _session._ownReferral = null;
            _outcome.TrySetResult(status);
        }
    }
}
