using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Takes one 20 ms frame: 160 samples of 16-bit linear PCM at 8 kHz, valid only during the call. Called on the media clock.</summary>
public delegate void FrameHandler(ReadOnlySpan<short> frame);

/// <summary>
/// One party's audio: a pair of RTP ports, what it hears (clips, another leg, or silence) and who listens to it. Safe to use from any
/// thread; commands on a closed leg do nothing.
/// </summary>
public sealed class MediaLeg : IDisposable
{
    internal MediaLeg(MediaEngine engine, IMediaLegEvents events)
    {
    }

    /// <summary>The even port to put into our SDP; RTCP is on the next one.</summary>
    public int LocalPort => throw new NotImplementedException();

    /// <summary>Sets or changes what was negotiated; takes effect with the next packet.</summary>
    public void Apply(NegotiatedAudio audio) => throw new NotImplementedException();

    /// <summary>Starts to send, and to count the media timeout. Packets are received from <see cref="Apply"/> on.</summary>
    public void Start() => throw new NotImplementedException();

    /// <summary>
    /// Plays clips now, instead of whatever plays; over the leg that is heard, which comes back afterwards. Clips wait for
    /// <see cref="Start"/> and run on in time while the peer holds.
    /// </summary>
    public MediaPlayback Play(IReadOnlyList<MediaClip> clips, bool loop = false) => throw new NotImplementedException();

    /// <summary>From now on this leg hears <paramref name="other"/> (null: silence) and gets its digits. One direction: a bridge is two of these.</summary>
    public void Hear(MediaLeg? other) => throw new NotImplementedException();

    /// <summary>Hands every 20 ms frame that the party says (silence where nothing came) to <paramref name="handler"/> until disposed.</summary>
    public IDisposable Listen(FrameHandler handler) => throw new NotImplementedException();

    /// <summary>Sends digits as RFC 4733 events, or as tones when events were not negotiated. At most 64 wait; false when one does not fit or is no digit.</summary>
    public bool SendDigits(ReadOnlySpan<char> digits) => throw new NotImplementedException();

    /// <summary>Records both sides from now on; a recording that runs on this leg is stopped first.</summary>
    public MediaRecording StartRecording(string path) => throw new NotImplementedException();

    public MediaLegStats Stats => throw new NotImplementedException();

    /// <summary>Closes the leg: playback and recording end, RTCP BYE goes out, the ports drain.</summary>
    public void Dispose() => throw new NotImplementedException();
}
