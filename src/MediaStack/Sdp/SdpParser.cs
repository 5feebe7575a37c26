using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CallCenter.MediaStack.Sdp;

/// <summary>
/// Reads SDP. Never throws: what breaks the grammar where it matters is an <see cref="SdpError"/>, what merely looks odd is dropped.
/// Lines may end with LF alone.
/// </summary>
public static class SdpParser
{
    public const int MaxLength = 32 * 1024;
    public const int MaxMedia = 16;
    public const int MaxFormats = 64;
    public const int MaxAttributes = 256;

    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out SessionDescription? session, out SdpError error)
    {
        session = null;
        if (body.Length > MaxLength)
        {
            error = SdpError.TooLong;
            return false;
        }

        var draft = new Draft();
        error = Read(body, draft);
        if (error == SdpError.None)
        {
            session = draft.ToSession();
        }

        return session is not null;
    }

    private static SdpError Read(ReadOnlySpan<byte> body, Draft draft)
    {
        var first = true;
        while (TakeLine(ref body, out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (line.Length < 2 || line[1] != (byte)'=')
            {
                return SdpError.BadLine;
            }

            if (first && !line.SequenceEqual("v=0"u8))
            {
                return SdpError.BadVersion;
            }

            first = false;
            if (ReadLine(line[0], line[2..], draft) is var error && error != SdpError.None)
            {
                return error;
            }
        }

        return first ? SdpError.Empty : draft.Origin is null ? SdpError.BadOrigin : SdpError.None;
    }

    private static SdpError ReadLine(byte type, ReadOnlySpan<byte> value, Draft draft)
    {
        switch (type)
        {
            case (byte)'o':
                draft.Origin = ReadOrigin(value);
                return draft.Origin is null ? SdpError.BadOrigin : SdpError.None;
            case (byte)'s':
                draft.Name = Encoding.UTF8.GetString(value);
                return SdpError.None;
            case (byte)'c':
                var connection = ReadConnection(value);
                draft.SetConnection(connection);
                return connection is null ? SdpError.BadConnection : SdpError.None;
            case (byte)'a':
                return draft.Add(ReadAttribute(value)) ? SdpError.None : SdpError.TooManyLines;
            case (byte)'m':
                var media = ReadMedia(value);
                return media is null ? SdpError.BadMedia : draft.Add(media) ? SdpError.None : SdpError.TooManyLines;
            default:
                return SdpError.None;
        }
    }

    private static SdpOrigin? ReadOrigin(ReadOnlySpan<byte> value)
    {
        var user = TakeWord(ref value);
        var id = TakeWord(ref value);
        var version = TakeWord(ref value);
        TakeWord(ref value);
        TakeWord(ref value);
        var host = TakeWord(ref value);
        return host.IsEmpty ? null : new SdpOrigin(Text(user), Number(id), Number(version), Text(host));
    }

    /// <summary>"IN IP4 192.0.2.1", a multicast address with "/ttl" after it.</summary>
    private static SdpConnection? ReadConnection(ReadOnlySpan<byte> value)
    {
        var net = TakeWord(ref value);
        var family = TakeWord(ref value);
        var host = TakeWord(ref value);
        if (!net.SequenceEqual("IN"u8) || !(family.SequenceEqual("IP4"u8) || family.SequenceEqual("IP6"u8)) || host.IsEmpty)
        {
            return null;
        }

        var slash = host.IndexOf((byte)'/');
        return new SdpConnection(Text(slash < 0 ? host : host[..slash]));
    }

    private static SdpAttribute ReadAttribute(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        return colon < 0
            ? new SdpAttribute(Text(value.TrimEnd((byte)' ')))
            : new SdpAttribute(Text(value[..colon]), Text(value[(colon + 1)..].Trim((byte)' ')));
    }

    private static MediaDraft? ReadMedia(ReadOnlySpan<byte> value)
    {
        var kind = TakeWord(ref value);
        var port = TakeWord(ref value);
        var protocol = TakeWord(ref value);
        var formats = new List<string>();
        for (var format = TakeWord(ref value); !format.IsEmpty; format = TakeWord(ref value))
        {
            if (formats.Count == MaxFormats)
            {
                return null;
            }

            formats.Add(Text(format));
        }

        var slash = port.IndexOf((byte)'/');
        var digits = slash < 0 ? port : port[..slash];
        var valid = Utf8Parser.TryParse(digits, out int number, out var used) && used == digits.Length && number is >= 0 and <= 65535;
        return valid && !protocol.IsEmpty && formats.Count > 0 ? new MediaDraft(Text(kind), number, Text(protocol), formats) : null;
    }

    private static bool TakeLine(ref ReadOnlySpan<byte> body, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (body.IsEmpty)
        {
            return false;
        }

        var end = body.IndexOf((byte)'\n');
        line = end < 0 ? body : body[..end];
        body = end < 0 ? default : body[(end + 1)..];
        if (line.EndsWith("\r"u8))
        {
            line = line[..^1];
        }

        return true;
    }

    private static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> value)
    {
        value = value.TrimStart((byte)' ');
        var end = value.IndexOf((byte)' ');
        var word = end < 0 ? value : value[..end];
        value = end < 0 ? default : value[(end + 1)..];
        return word;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>A number too long for 64 bits is no reason to refuse a call: it becomes 0.</summary>
    private static ulong Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out ulong number, out var used) && used == digits.Length ? number : 0;

    private sealed class MediaDraft(string kind, int port, string protocol, List<string> formats)
    {
        public SdpConnection? Connection { get; set; }

        public List<SdpAttribute> Attributes { get; } = [];

        public MediaDescription ToMedia() => new()
        {
            Kind = kind, Port = port, Protocol = protocol, Formats = formats, Connection = Connection, Attributes = Attributes,
        };
    }

    private sealed class Draft
    {
        private readonly List<SdpAttribute> _attributes = [];
        private readonly List<MediaDraft> _media = [];
        private SdpConnection? _connection;

        public SdpOrigin? Origin { get; set; }

        public string Name { get; set; } = "-";

        public void SetConnection(SdpConnection? connection)
        {
            if (_media.Count > 0)
            {
                _media[^1].Connection = connection;
            }
            else
            {
                _connection = connection;
            }
        }

        public bool Add(SdpAttribute attribute)
        {
            var list = _media.Count > 0 ? _media[^1].Attributes : _attributes;
            list.Add(attribute);
            return list.Count <= MaxAttributes;
        }

        public bool Add(MediaDraft media)
        {
            _media.Add(media);
            return _media.Count <= MaxMedia;
        }

        public SessionDescription ToSession() => new()
        {
            Origin = Origin!, SessionName = Name, Connection = _connection, Attributes = _attributes,
            Media = _media.ConvertAll(m => m.ToMedia()),
        };
    }
}
