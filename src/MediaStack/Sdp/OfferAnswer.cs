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
        var pairs = local.OwnOrder
            ? from format in local.Formats from type in media.PayloadTypes select (format, type)
            : from type in media.PayloadTypes from format in local.Formats select (format, type);
        return pairs.Where(pair => media.FormatIs(pair.type, pair.format)).Select(pair => ((AudioFormat, int)?)pair).FirstOrDefault();
    }

    /// <summary>What the peer's description lets us do: its direction turned round, without sending when it named no address to send to.</summary>
    public static MediaDirection Allowed(SessionDescription peer, MediaDescription media, LocalSecurity security)
    {
        var allowed = peer.DirectionOf(media).Reversed;
        return security.Ice is null && peer.ConnectionOf(media) is { IsUnspecified: true } ? allowed & ~MediaDirection.SendOnly : allowed;
    }

    /// <summary>The agreed stream seen from our side.</summary>
    /// <param name="offered">the numbers of our offer; null = the offer was the peer's, with its own.</param>
    public static NegotiatedAudio Agree(SessionDescription peer, Choice choice, MediaDirection direction, PayloadTypes? offered, LocalAudio local)
    {
        var (media, targets) = (peer.Media[choice.Index], local.Targets);
        // events in the answer that we did not offer are no agreement
        var agreed = choice.Events is { } named && (offered is null || offered.EventsAt(named.ClockRate) is not null) ? named : null;
        var rtp = local.Security.Ice is null ? Endpoint(peer.ConnectionOf(media)?.Address, media.Port, targets) : IceAgent.Path;
        var mux = media.Attributes.Has("rtcp-mux");
        return new NegotiatedAudio
        {
            RemoteRtp = rtp,
            PeerOrigin = peer.Origin,
            RemoteRtcp = mux ? rtp : RtcpEndpoint(media, rtp, targets),
            Format = choice.Format,
            PayloadType = choice.PayloadType,
            EventPayloadType = agreed?.PayloadType,
            ReceivedPayloadType = offered?.Of(choice.Format) ?? choice.PayloadType,
            ReceivedEventPayloadType = agreed is null ? null : offered is null ? agreed.PayloadType : offered.EventsAt(agreed.ClockRate)!.PayloadType,
            EventClockRate = agreed?.ClockRate ?? choice.Format.ClockRate,
            Direction = direction,
            PacketMilliseconds = choice.Format.FrameBytes > 0 ? media.PacketMilliseconds : 20,
            RtcpMux = mux,
            WantsVoiceReports = media.Attributes.WantVoiceReports || peer.Attributes.WantVoiceReports,
            Security = choice.Security.Agreed,
        };
    }

    /// <summary>What is agreed with the other formats that an answer has kept; the two laws of G.711 are always taken for each other.</summary>
    public static IReadOnlyList<NegotiatedAudio> Others(SessionDescription peer, Choice choice, MediaDirection direction, PayloadTypes offered, LocalAudio local)
    {
        var media = peer.Media[choice.Index];
        return
        [
            .. from format in local.Formats
               let type = media.PayloadTypeOf(format)
               where type >= 0 && format != choice.Format && !(format.IsG711 && choice.Format.IsG711)
               select Agree(peer, choice with { Format = format, PayloadType = type, Events = local.TelephoneEvents ? media.EventsFor(format.ClockRate) : null }, direction, offered, local),
        ];
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
            .. Attributes([(audio.PayloadType, audio.Format)],
                audio.ReceivedEventPayloadType is { } events ? [new EventFormat(events, audio.EventClockRate)] : [], audio.PacketMilliseconds, audio.Direction, audio.RtcpMux),
            .. audio.WantsVoiceReports ? [SdpAttribute.VoiceReports] : Array.Empty<SdpAttribute>(),
            .. security,
        ],
    };

    /// <summary>The m= section of an offer of ours: all formats that we have, <paramref name="preferred"/> first.</summary>
    /// <param name="types">their numbers.</param>
    /// <param name="protocol">of the m= line.</param>
    /// <param name="mid">its identification (RFC 5888); null = none.</param>
    /// <param name="security">what it says of its protection.</param>
    public static MediaDescription Offered(LocalAudio local, AudioFormat? preferred, PayloadTypes types, MediaDirection direction, string protocol, string? mid,
        IReadOnlyList<SdpAttribute> security)
    {
        var formats = local.Formats.OrderBy(f => f != preferred).Select(f => (Type: types.Of(f), Format: f)).ToList();
        return new MediaDescription
        {
            Kind = "audio",
            Port = local.Port,
            Protocol = protocol,
            Formats = [.. formats.Select(f => Text(f.Type)), .. types.Events.Select(e => Text(e.PayloadType))],
            Attributes =
            [
                .. mid is not null ? [new SdpAttribute(MediaDescription.MidAttribute, mid)] : Array.Empty<SdpAttribute>(),
                .. Attributes(formats, types.Events, packetMilliseconds: 20, direction, mux: local.Security.Ice is not null),
                // browsers know nothing of it
                .. local.Security.Ice is null ? [SdpAttribute.VoiceReports] : Array.Empty<SdpAttribute>(),
                .. security,
            ],
        };
    }

    /// <summary>An m= line that we do not want: the same line with port 0.</summary>
    public static MediaDescription Rejected(MediaDescription offered) => new()
    {
        Kind = offered.Kind, Port = 0, Protocol = offered.Protocol, Formats = [offered.Formats[0]],
    };

    private static List<SdpAttribute> Attributes(IEnumerable<(int Type, AudioFormat Format)> formats, IEnumerable<EventFormat> events, int packetMilliseconds,
        MediaDirection direction, bool mux)
    {
        var list = new List<SdpAttribute>();
        foreach (var (type, format) in formats)
        {
            list.Add(new SdpAttribute("rtpmap", $"{Text(type)} {format.Name}/{Text(format.ClockRate)}{(format.Channels > 1 ? $"/{Text(format.Channels)}" : "")}"));
            if (format.Parameters is { } parameters)
            {
                list.Add(new SdpAttribute("fmtp", $"{Text(type)} {parameters}"));
            }
        }

        foreach (var e in events)
        {
            list.Add(new SdpAttribute("rtpmap", $"{Text(e.PayloadType)} telephone-event/{Text(e.ClockRate)}"));
            list.Add(new SdpAttribute("fmtp", $"{Text(e.PayloadType)} 0-15"));
        }

        list.Add(new SdpAttribute("ptime", Text(packetMilliseconds)));
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
