namespace CallCenter.CallModel.Telephony;

/// <summary>SIP messages of those whom an administrator watches. Implemented by CallControl.</summary>
public interface ISipTraces
{
    /// <summary>Whom, and until when.</summary>
    IReadOnlyList<SipTraceWatch> Watches { get; }

    /// <summary>False when too many are watched already.</summary>
    /// <param name="whom">a telephone number (its last eight digits count), the user of a phone, or * for everybody.</param>
    /// <param name="forTime">it stops by itself.</param>
    bool Watch(string whom, TimeSpan forTime);

    void Unwatch(string whom);

    /// <summary>Both legs of the call whose caller's leg has this Call-ID, oldest first, secrets masked; empty when nobody watched.</summary>
    IReadOnlyList<SipTraceMessage> Of(string sipCallId);
}
