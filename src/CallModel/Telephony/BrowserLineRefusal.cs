namespace CallCenter.CallModel.Telephony;

public enum BrowserLineRefusal
{
    /// <summary>No SDP, or none that WebRTC makes.</summary>
    NotUnderstood,
    /// <summary>No format in common: the page offers no G.711.</summary>
    NoCommonFormat,
    NoPort,
}
