using System.Globalization;
using System.Net;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Ice;

namespace CallCenter.MediaStack.Sdp;

/// <summary>The rules of RFC 3264 as pure functions: which stream, which format, which direction, and the m= lines that say so.</summary>
internal static class OfferAnswer
{
    /// <summary>What was chosen out of the peer's description.</summary>
    public readonly record struct Choice(int Index, AudioFormat Format, int PayloadType, EventFormat? Events, SecurityTerms Security);

    /// <summary>The first audio stream that is protected as we want it, with a format of ours, in the peer's order of formats.</summary>
    /// <param name="judge">what becomes of a section's protection; null refuses it.</param>
    public static SdpRefusal? Choose(SessionDescription peer, LocalAudio local, Func<MediaDescription, SecurityTerms?> judge, out Choice choice)
    {
        SdpRefusal? refusal = SdpRefusal.NoAudio;
        choice = default;
        for (var i = 0; i < peer.Media.Count; i++)
        {
            var media = peer.Media[i];
            if (!media.IsAudio || media.Profile is null || media.Port == 0 || peer.ConnectionOf(media) is null)
            {
                continue;
            }

            if (judge(media) is not { } security)
            {
                refusal = local.Security.Policy == EncryptionPolicy.Off ? refusal : SdpRefusal.NotProtected;
                continue;
            }

            // with ICE nothing is sent but by a path that the peer has asked for
            if (local.Security.Ice is null && peer.ConnectionOf(media) is { IsUnspecified: false, Address: { } address } && !local.Targets.Allow(address, media.Port))
            {
                refusal = SdpRefusal.ForbiddenTarget;
                continue;
            }

            refusal = SdpRefusal.NoCommonFormat;
            if (ChooseFormat(media, local) is (var format, var type))
            {
                choice = new Choice(i, format, type, local.TelephoneEvents ? media.EventsFor(format.ClockRate) : null, security);
                return null;
            }
        }

        return refusal;
    }

    private static (AudioFormat Format, int PayloadType)? ChooseFormat(MediaDescription media, LocalAudio local)
    {
        foreach (var type in media.PayloadTypes)
        {
            foreach (var format in local.Formats)
            {
                if (media.FormatIs(type, format))
                {
                    return (format, type);
                }
            }
        }

        return null;
    }

    /// <summary>What the peer's description lets us do: its direction turned round, without sending when it named no address to send to.</summary>
    public static MediaDirection Allowed(SessionDescription peer, MediaDescription media, LocalSecurity security)
    {
        var allowed = peer.DirectionOf(media).Reversed;
        return security.Ice is null && peer.ConnectionOf(media) is { IsUnspecified: true } ? allowed & ~MediaDirection.SendOnly : allowed;
    }

    /// <summary>The agreed stream seen from our side.</summary>
    public static NegotiatedAudio Agree(SessionDescription peer, Choice choice, MediaDirection direction, int? receivedEventType,
        LocalAudio local)
    {
        var (media, targets) = (peer.Media[choice.Index], local.Targets);
        var rtp = local.Security.Ice is null ? Endpoint(peer.ConnectionOf(media)?.Address, media.Port, targets) : IceAgent.Path;
        var mux = media.Attributes.Has("rtcp-mux");
        return new NegotiatedAudio
        {
            RemoteRtp = rtp,
            PeerOrigin = peer.Origin,
            RemoteRtcp = mux ? rtp : RtcpEndpoint(media, rtp, targets),
            Format = choice.Format,
            PayloadType = choice.PayloadType,
            EventPayloadType = choice.Events?.PayloadType,
            ReceivedEventPayloadType = choice.Events is null ? null : receivedEventType,
            EventClockRate = choice.Events?.ClockRate ?? choice.Format.ClockRate,
            Direction = direction,
            PacketMilliseconds = media.MaxPacketMilliseconds is < 20 ? 10 : 20,
            RtcpMux = mux,
            Security = choice.Security.Agreed,
        };
    }

    /// <summary>The accepted m= section: one voice format and, when there, telephone events.</summary>
    /// <param name="security">what it says of its protection.</param>
    public static MediaDescription Accepted(MediaDescription offered, LocalAudio local, NegotiatedAudio audio, IReadOnlyList<SdpAttribute> security) => new()
    {
        Kind = offered.Kind,
        Port = local.Port,
        Protocol = offered.Protocol,
        Formats = Formats(audio.PayloadType, audio.EventPayloadType),
        Attributes =
        [
            .. offered.Mid is { } mid ? [new SdpAttribute(MediaDescription.MidAttribute, mid)] : Array.Empty<SdpAttribute>(),
            .. Attributes([(audio.PayloadType, audio.Format)], audio.ReceivedEventPayloadType, audio.EventClockRate, audio.Direction, audio.RtcpMux),
            .. security,
        ],
    };

    /// <summary>The m= section of an offer of ours: all formats that we have, <paramref name="preferred"/> first.</summary>
    /// <param name="protocol">of the m= line.</param>
    /// <param name="mid">its identification (RFC 5888); null = none.</param>
    /// <param name="security">what it says of its protection.</param>
    public static MediaDescription Offered(LocalAudio local, AudioFormat? preferred, int? eventType, MediaDirection direction, string protocol, string? mid,
        IReadOnlyList<SdpAttribute> security)
    {
        var formats = local.Formats.OrderBy(f => f != preferred).Select(f => (f.StaticPayloadType, f)).ToList();
        return new MediaDescription
        {
            Kind = "audio",
            Port = local.Port,
            Protocol = protocol,
            Formats = [.. formats.Select(f => Text(f.StaticPayloadType)), .. eventType is { } e ? [Text(e)] : Array.Empty<string>()],
            Attributes =
            [
                .. mid is not null ? [new SdpAttribute(MediaDescription.MidAttribute, mid)] : Array.Empty<SdpAttribute>(),
                .. Attributes(formats, eventType, formats[^1].f.ClockRate, direction, mux: local.Security.Ice is not null),
                .. security,
            ],
        };
    }

    /// <summary>An m= line that we do not want: the same line with port 0.</summary>
    public static MediaDescription Rejected(MediaDescription offered) => new()
    {
        Kind = offered.Kind, Port = 0, Protocol = offered.Protocol, Formats = [offered.Formats[0]],
    };

    private static List<SdpAttribute> Attributes(IEnumerable<(int Type, AudioFormat Format)> formats, int? eventType, int eventClock,
        MediaDirection direction, bool mux)
    {
        var list = new List<SdpAttribute>();
        foreach (var (type, format) in formats)
        {
            list.Add(new SdpAttribute("rtpmap", $"{Text(type)} {format.Name}/{Text(format.ClockRate)}"));
        }

        if (eventType is { } e)
        {
            list.Add(new SdpAttribute("rtpmap", $"{Text(e)} telephone-event/{Text(eventClock)}"));
            list.Add(new SdpAttribute("fmtp", $"{Text(e)} 0-15"));
        }

        list.Add(new SdpAttribute("ptime", "20"));
        list.Add(new SdpAttribute(direction.Attribute));
        if (mux)
        {
            list.Add(new SdpAttribute("rtcp-mux"));
        }

        return list;
    }

    private static List<string> Formats(int payloadType, int? eventType) =>
        eventType is { } e ? [Text(payloadType), Text(e)] : [Text(payloadType)];

    /// <summary>RFC 3605: "a=rtcp:port" or "a=rtcp:port IN IP4 address"; else the port after RTP's.</summary>
    private static IPEndPoint? RtcpEndpoint(MediaDescription media, IPEndPoint? rtp, MediaTargets targets)
    {
        if (media.Attributes.Value("rtcp") is { } value)
        {
            var space = value.IndexOf(' ');
            var digits = space < 0 ? value : value[..space];
            if (ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            {
                var own = space < 0 ? null : value[(value.LastIndexOf(' ') + 1)..];
                return Endpoint(IPAddress.TryParse(own, out var address) ? address : rtp?.Address, port, targets);
            }
        }

        return Endpoint(rtp?.Address, (rtp?.Port ?? 0) + 1, targets);
    }

    /// <summary>Null for what no packet of ours should ever go to.</summary>
    private static IPEndPoint? Endpoint(IPAddress? address, int port, MediaTargets targets) =>
        address is not null && port <= 65535 && targets.Allow(address, port) ? new IPEndPoint(address, port) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
