namespace CallCenter.MediaStack.Sdp;

public enum SdpRefusal
{
    /// <summary>Not SDP, or past a limit: 400 to an offer.</summary>
    Malformed,
    /// <summary>No audio stream over RTP that we take: 488.</summary>
    NoAudio,
    /// <summary>Audio, but no format that we have: 488.</summary>
    NoCommonFormat,
    /// <summary>Audio, but not protected as it has to be: 488.</summary>
    NotProtected,
    /// <summary>It names an address that no packet of ours shall go to: 488.</summary>
    ForbiddenTarget,
    /// <summary>An answer that no offer of ours waits for, or that does not fit it.</summary>
    NotAnAnswer,
}
