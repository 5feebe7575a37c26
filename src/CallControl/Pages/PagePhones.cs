using System.Collections.Concurrent;
using CallCenter.CallControl.Legs;

namespace CallCenter.CallControl.Pages;

/// <summary>The telephones in people's pages, by user, and what is told of them: to the journal, and to the pages.</summary>
internal sealed class PagePhones : IPagePhones, IDisposable
{
    private const string Contact = "browser";

    /// <summary>So long the other side hears the hold sound after an agent is back.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly DialOutcome.Refused Busy = Refused(EndReason.Busy, 486);
    private static readonly DialOutcome.Refused NoAnswer = Refused(EndReason.NoAnswer, 480);
    private static readonly DialOutcome.Refused Declined = Refused(EndReason.Declined, 603);
    private static readonly DialOutcome.Refused Cancelled = Refused(EndReason.Cancelled, 487);
    private static readonly DialOutcome.Refused NobodyThere = Refused(EndReason.NotFound, 480);

    private readonly ConcurrentDictionary<string, PagePhone> _phones = new(StringComparer.OrdinalIgnoreCase);
    private readonly LegServices _services;
    private readonly LegTable _legs;
    private readonly TelephoneChoices _choices;
    private readonly ITimer _look;

    public PagePhones(LegServices services, LegTable legs, TelephoneChoices choices)
    {
        (_services, _legs, _choices) = (services, legs, choices);
        choices.Changed += Chosen;
        _look = services.Time.CreateTimer(_ => LookAtAll(), null, LookEvery, LookEvery);
    }

    public event Action<string>? Changed;

    public PagePhoneView? Find(string user) => _phones.GetValueOrDefault(user)?.View;

    /// <summary>Null when the page can be called. Whoever has been told something else than before hears of the next change too.</summary>
    public string? TroubleOf(string user) =>
        _phones.TryGetValue(user, out var phone) ? Look(user, phone).Trouble : NotReadyReason.PhonePageGone;

    public PageOfferOutcome Open(PageOffer offer)
    {
        var phone = _phones.GetOrAdd(offer.User, _ => new PagePhone(_services.Time));
        if (!offer.TakeOver && phone.IsElsewhere(offer.Instance, offer.Before))
        {
            return new PageOfferOutcome.Elsewhere();
        }

        switch (BrowserLine.Open(_services, _legs, offer.Sdp, BrowserLine.PeerAt(offer.Address)))
        {
            case BrowserLineOutcome.Opened opened:
                var before = phone.Attach(offer.Instance, (BrowserLine)opened.Line);
                Look(offer.User, phone); // the page of before hears why, then its line closes
                before?.Dispose();
                return new PageOfferOutcome.Opened(opened.Answer);
            case BrowserLineOutcome.Refused refused:
                return new PageOfferOutcome.Refused(refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public bool Beat(string user, string page, string instance, bool microphone) =>
        Act(user, phone => phone.Beat(page, instance, microphone));

    public void Answer(string user, string instance, bool accept) => _phones.GetValueOrDefault(user)?.Answer(instance, accept);

    public void Echo(string user, string instance, bool on) => _phones.GetValueOrDefault(user)?.Echo(instance, on);

    public void Gone(string user, string page) => Act(user, phone =>
    {
        phone.Gone(page);
        return true;
    });

    public void Close(string user, string instance) => Act(user, phone =>
    {
        phone.Close(instance);
        return true;
    });

    /// <summary>Rings the page; an offer that was accepted at the desk is answered at once, where the page is just being loaded as soon as it is back.</summary>
    public async Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct)
    {
        if (!_phones.TryGetValue(ring.Agent, out var phone))
        {
            return NobodyThere;
        }

        try
        {
            if (!ring.AutoAnswer && await AskAsync(ring, phone, ct) is { } refused)
            {
                return refused;
            }

            await phone.LineAsync().WaitAsync(ring.RingTime, _services.Time, ct);
            if (phone.Take(ring) is not { } leg)
            {
                return Busy;
            }

            Look(ring.Agent, phone);
            using var cancelled = ct.UnsafeRegister(_ => leg.HangUpAsync(Cancelled.End), null);
            return await leg.WhenAnswered ? new DialOutcome.Answered(leg) : new DialOutcome.Refused(leg.End!);
        }
        catch (TimeoutException)
        {
            return NoAnswer;
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    public void Dispose()
    {
        _choices.Changed -= Chosen;
        _look.Dispose();
    }

    private static DialOutcome.Refused Refused(EndReason why, int status) => new(new CallEnd(CallResult.NotConnected, why, status));

    // Null when it was accepted.
    private async Task<DialOutcome?> AskAsync(AgentRing ring, PagePhone phone, CancellationToken ct)
    {
        if (phone.BeginRinging(new PageRing(ring.CallId, ring.CallerNumber, ring.CallerName)) is not { } answer)
        {
            return Busy;
        }

        try
        {
            Look(ring.Agent, phone);
            return await answer.WaitAsync(ring.RingTime, _services.Time, ct) ? null : Declined;
        }
        finally
        {
            phone.EndRinging();
            Look(ring.Agent, phone);
        }
    }

    private bool Act(string user, Func<PagePhone, bool> act)
    {
        if (!_phones.TryGetValue(user, out var phone))
        {
            return false;
        }

        var done = act(phone);
        Look(user, phone);
        return done;
    }

    private void LookAtAll()
    {
        foreach (var (user, phone) in _phones)
        {
            phone.Watch();
            Look(user, phone);
        }
    }

    private PagePhoneView Look(string user, PagePhone phone)
    {
        PagePhoneView? before;
        PagePhoneView now;
        lock (phone)
        {
            now = phone.View;
            (before, phone.Told) = (phone.Told, now);
        }

        if (before == now)
        {
            return now;
        }

        if (before?.Trouble != now.Trouble && (before is not null || now.Trouble is null) && _choices.Of(user) == AgentTelephone.Browser)
        {
            Write(user, now.Trouble);
        }

        Changed?.Invoke(user);
        return now;
    }

    // What the agent is called on has changed: the truth of now.
    private void Chosen(string user)
    {
        var isPage = _choices.Of(user) == AgentTelephone.Browser;
        Write(user, isPage ? TroubleOf(user) : NotReadyReason.PhonePageGone);
        Changed?.Invoke(user);
    }

    private void Write(string user, string? trouble)
    {
        var at = _services.Time.GetUtcNow();
        _services.Journal.Append(trouble is null
            ? new PhoneRegistered { At = at, Agent = user, Contact = Contact }
            : new PhoneUnregistered { At = at, Agent = user, Contact = Contact, Reason = trouble });
    }
}
