using System.Globalization;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>One m= section.</summary>
public sealed class MediaDescription
{
    /// <summary>audio, video, application ...</summary>
    public required string Kind { get; init; }

    internal const string MidAttribute = "mid";

    /// <summary>0 = not wanted.</summary>
    public required int Port { get; init; }

    public required string Protocol { get; init; }

    /// <summary>Payload types of RTP, or whatever else the protocol names.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    public SdpConnection? Connection { get; init; }

    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>Null when the protocol is no RTP.</summary>
    public RtpProfile? Profile => RtpProfile.Find(Protocol);

    /// <summary>Its identification (RFC 5888), by which bundles name it; null = none.</summary>
    public string? Mid => Attributes.Value(MidAttribute);

    public bool IsAudio => Kind == "audio";

    /// <summary>The payload types that are numbers, in the order of preference.</summary>
    public IEnumerable<int> PayloadTypes => Formats.Select(ToPayloadType).Where(pt => pt >= 0);

    /// <summary>The payload type that this section gives to <paramref name="format"/>, by rtpmap or, without one, by RFC 3551; -1 when absent.</summary>
    public int PayloadTypeOf(AudioFormat format)
    {
        foreach (var type in PayloadTypes)
        {
            if (FormatIs(type, format))
            {
                return type;
            }
        }

        return -1;
    }

    /// <summary>A payload type that is mapped more than once may mean any of its formats; the first that fits is it.</summary>
    public bool FormatIs(int payloadType, AudioFormat format) => RtpMaps(payloadType).ToList() is { Count: > 0 } maps
        ? maps.Exists(map => format.Matches(map.Name, map.ClockRate))
        : payloadType == format.StaticPayloadType;

    /// <summary>
    /// The RFC 4733 events to go with a voice of the given RTP clock: those of the same clock, or else, as some peers have no others, the
    /// first of another. Null when there are none.
    /// </summary>
    public EventFormat? EventsFor(int clockRate)
    {
        var events = PayloadTypes.SelectMany(type => RtpMaps(type).Where(map => map.ClockRate > 0
            && map.Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase)).Select(map => new EventFormat(type, map.ClockRate))).ToList();
        return events.Find(e => e.ClockRate == clockRate) ?? events.FirstOrDefault();
    }

    /// <summary>a=maxptime in milliseconds, null when absent or no number.</summary>
    public int? MaxPacketMilliseconds => Milliseconds("maxptime");

    /// <summary>Of sound in the packets that the peer wishes for (a=ptime), as far as we make such: 10 to 60 in steps of 10, and no more than it takes; else 20.</summary>
    public int PacketMilliseconds
    {
        get
        {
            var wished = Milliseconds("ptime") is { } ms and >= 10 and <= 60 && ms % 10 == 0 ? ms : 20;
            return Math.Clamp(Math.Min(wished, MaxPacketMilliseconds ?? wished) / 10 * 10, 10, 60);
        }
    }

    private int? Milliseconds(string attribute) =>
        int.TryParse(Attributes.Value(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms > 0 ? ms : null;

    private IEnumerable<(string Name, int ClockRate)> RtpMaps(int payloadType)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute is { Name: "rtpmap", Value: { } value } && value.IndexOf(' ') is > 0 and var space
                && ToPayloadType(value[..space]) == payloadType)
            {
                yield return Encoding(value.AsSpan(space + 1).Trim());
            }
        }
    }

    /// <summary>"PCMU/8000" or "opus/48000/2"; a clock that is no number becomes 0, which matches nothing.</summary>
    private static (string Name, int ClockRate) Encoding(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            return (text.ToString(), 0);
        }

        var rest = text[(slash + 1)..];
        var end = rest.IndexOf('/');
        _ = int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var clock);
        return (text[..slash].ToString(), clock);
    }

    private static int ToPayloadType(string format) =>
        int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type <= 127 ? type : -1;
}
