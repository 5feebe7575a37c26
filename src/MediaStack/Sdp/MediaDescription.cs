using System.Globalization;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Sdp;

/// <summary>One m= section.</summary>
public sealed class MediaDescription
{
    /// <summary>audio, video, application ...</summary>
    public required string Kind { get; init; }

    /// <summary>0 = not wanted.</summary>
    public required int Port { get; init; }

    public required string Protocol { get; init; }

    /// <summary>Payload types of RTP, or whatever else the protocol names.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    public SdpConnection? Connection { get; init; }

    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>Null when the protocol is no RTP.</summary>
    public RtpProfile? Profile => RtpProfile.Find(Protocol);

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

    public bool FormatIs(int payloadType, AudioFormat format) => RtpMap(payloadType) is { } map
        ? format.Matches(map.Name, map.ClockRate)
        : payloadType == format.StaticPayloadType;

    /// <summary>The payload type of RFC 4733 events with the given RTP clock; -1 when absent.</summary>
    public int EventPayloadType(int clockRate)
    {
        foreach (var type in PayloadTypes)
        {
            if (RtpMap(type) is { } map && map.ClockRate == clockRate && map.Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return -1;
    }

    /// <summary>a=maxptime in milliseconds, null when absent or no number.</summary>
    public int? MaxPacketMilliseconds =>
        int.TryParse(Attributes.Value("maxptime"), NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms > 0 ? ms : null;

    private (string Name, int ClockRate)? RtpMap(int payloadType)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute is { Name: "rtpmap", Value: { } value } && value.IndexOf(' ') is > 0 and var space
                && ToPayloadType(value[..space]) == payloadType)
            {
                return Encoding(value.AsSpan(space + 1).Trim());
            }
        }

        return null;
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
