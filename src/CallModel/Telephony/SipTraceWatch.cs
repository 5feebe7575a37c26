namespace CallCenter.CallModel.Telephony;

/// <param name="Whom">a telephone number, the user of a phone, or * for everybody.</param>
public sealed record SipTraceWatch(string Whom, DateTimeOffset Until);
