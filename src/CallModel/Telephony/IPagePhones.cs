namespace CallCenter.CallModel.Telephony;

/// <summary>
/// The telephones in people's pages. A person has one: one of the open pages is it. Its sound is a line that is made at sign-in and stays; when
/// the page is loaded again, the new page's line goes on with the call. Safe to use from any thread; no command waits.
/// </summary>
public interface IPagePhones
{
    /// <summary>Somebody's telephone has changed: where it is, whether it can be called, what rings. The user's name; on any thread.</summary>
    event Action<string>? Changed;

    /// <summary>Null when the user has had no telephone in a page since the start.</summary>
    PagePhoneView? Find(string user);

    /// <summary>A page wants to be the telephone, or has a new connection for it. A call that is on the telephone goes on there.</summary>
    PageOfferOutcome Open(PageOffer offer);

    /// <summary>The page is alive; said every second. False when it is not the telephone.</summary>
    /// <param name="page">its connection, which changes with the network.</param>
    /// <param name="instance">the loaded page, which changes with a reload.</param>
    /// <param name="microphone">the microphone works: it is there and not muted by its own switch or the system.</param>
    bool Beat(string user, string page, string instance, bool microphone);

    /// <summary>The answer to what rings, where it is no offer of a queue, which is accepted at the desk.</summary>
    void Answer(string user, string instance, bool accept);

    /// <summary>Plays the page's sound back to it while no call is on it.</summary>
    void Echo(string user, string instance, bool on);

    /// <summary>The page's connection is gone; perhaps it comes back.</summary>
    void Gone(string user, string page);

    /// <summary>The page is the telephone no more. A call on it waits for another page as long as its queue says.</summary>
    void Close(string user, string instance);
}
