namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Telephones in pages without sound: the last page that wanted to be one is it.</summary>
internal sealed class FakePagePhones : IPagePhones
{
    private readonly Dictionary<string, PageOffer> _phones = [];
    private readonly Dictionary<string, string> _pages = [];
    private readonly Dictionary<string, PageRing> _rings = [];

    public event Action<string>? Changed;

    public List<string> Said { get; } = [];

    public PagePhoneView? Find(string user) =>
        _phones.TryGetValue(user, out var phone) ? new PagePhoneView(phone.Instance, null, _rings.GetValueOrDefault(user), InUse: false) : null;

    /// <summary>A call that rings in the user's page and was offered by no queue.</summary>
    public void Ring(string user, PageRing ring)
    {
        _rings[user] = ring;
        Changed?.Invoke(user);
    }

    public PageOfferOutcome Open(PageOffer offer)
    {
        if (_phones.TryGetValue(offer.User, out var phone) && phone.Instance != offer.Instance && phone.Instance != offer.Before && !offer.TakeOver)
        {
            return new PageOfferOutcome.Elsewhere();
        }

        if (!offer.Sdp.StartsWith("v=0", StringComparison.Ordinal))
        {
            return new PageOfferOutcome.Refused(BrowserLineRefusal.NotUnderstood);
        }

        _phones[offer.User] = offer;
        Changed?.Invoke(offer.User);
        return new PageOfferOutcome.Opened("v=0 answer");
    }

    public bool Beat(string user, string page, string instance, bool microphone)
    {
        _pages[user] = page;
        return _phones.TryGetValue(user, out var phone) && phone.Instance == instance;
    }

    public void Answer(string user, string instance, bool accept) => Said.Add($"{user} {(accept ? "accepts" : "declines")}");

    public void Echo(string user, string instance, bool on) => Said.Add($"{user} echo {on}");

    public void Gone(string user, string page)
    {
        if (_phones.TryGetValue(user, out var phone) && _pages.GetValueOrDefault(user) == page)
        {
            Close(user, phone.Instance);
        }
    }

    public void Close(string user, string instance)
    {
        _phones.Remove(user);
        Changed?.Invoke(user);
    }
}
