using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Pipeline;

internal static class Agreement
{
    /// <summary>With a peer on loopback: µ-law, events under 101, RTCP on the next port.</summary>
    public static NegotiatedAudio With(int port) => new()
    {
        RemoteRtp = new IPEndPoint(IPAddress.Loopback, port), RemoteRtcp = new IPEndPoint(IPAddress.Loopback, port + 1),
        Format = AudioFormat.Pcmu, PayloadType = 0, EventPayloadType = 101, ReceivedEventPayloadType = 101,
    };
}
