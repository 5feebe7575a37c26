using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace CallCenter.MediaStack.Sdp;

/// <summary>Writes SDP in the order that RFC 8866 section 5 prescribes, with CRLF.</summary>
public static class SdpWriter
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>False when <paramref name="buffer"/> is too small.</summary>
    public static bool TryWrite(SessionDescription session, Span<byte> buffer, out int written)
    {
        var line = new Output(buffer);
        var o = session.Origin;
        line.Took(Utf8.TryWrite(line.Rest, Invariant, $"v=0\r\no={o.User} {o.SessionId} {o.Version} IN {Family(o.Host)} {o.Host}\r\ns={session.SessionName}\r\n", out var n1), n1);
        WriteConnection(ref line, session.Connection);
        line.Took(Utf8.TryWrite(line.Rest, Invariant, $"t=0 0\r\n", out var n2), n2);
        WriteAttributes(ref line, session.Attributes);
        foreach (var media in session.Media)
        {
            line.Took(Utf8.TryWrite(line.Rest, Invariant, $"m={media.Kind} {media.Port} {media.Protocol}", out var n3), n3);
            foreach (var format in media.Formats)
            {
                line.Took(Utf8.TryWrite(line.Rest, Invariant, $" {format}", out var n4), n4);
            }

            line.Took(Utf8.TryWrite(line.Rest, Invariant, $"\r\n", out var n5), n5);
            WriteConnection(ref line, media.Connection);
            WriteAttributes(ref line, media.Attributes);
        }

        written = line.Written;
        return !line.Overflowed;
    }

    internal static byte[] Write(SessionDescription session)
    {
        for (var size = 1024; ; size *= 2)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            var done = TryWrite(session, buffer, out var written);
            var result = done ? buffer.AsSpan(0, written).ToArray() : null;
            ArrayPool<byte>.Shared.Return(buffer);
            if (result is not null)
            {
                return result;
            }
        }
    }

    private static void WriteConnection(ref Output line, SdpConnection? connection)
    {
        if (connection is not null)
        {
            line.Took(Utf8.TryWrite(line.Rest, Invariant, $"c=IN {Family(connection.Host)} {connection.Host}\r\n", out var n6), n6);
        }
    }

    private static void WriteAttributes(ref Output line, IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Value is null)
            {
                line.Took(Utf8.TryWrite(line.Rest, Invariant, $"a={attribute.Name}\r\n", out var n7), n7);
            }
            else
            {
                line.Took(Utf8.TryWrite(line.Rest, Invariant, $"a={attribute.Name}:{attribute.Value}\r\n", out var n8), n8);
            }
        }
    }

    private static string Family(string host) => host.Contains(':', StringComparison.Ordinal) ? "IP6" : "IP4";

    private ref struct Output(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;

        public int Written { get; private set; }

        public bool Overflowed { get; private set; }

        public readonly Span<byte> Rest => _buffer[Written..];

        public void Took(bool fitted, int bytes)
        {
            Written += bytes;
            Overflowed |= !fitted;
        }
    }
}
