using System.Net;

namespace CallCenter.SipStack.Messages;

/// <summary>Responses from their request (RFC 3261 §8.2.6).</summary>
internal static class ResponseWriter
{
    private const int UsualSize = 768;

    /// <summary>
    /// Start line, Via (with received and rport as RFC 3581 wants them), From, To, Call-ID, CSeq; goes on with whatever the caller adds.
    /// </summary>
    /// <param name="toTag">put on To when the request's has none; 0 = leave it.</param>
    public static SipWriter Begin(SipMessage request, int status, string? phrase, ulong toTag, int extraSize = 0)
    {
        var writer = new SipWriter(Math.Min(request.Length, UsualSize) + UsualSize + extraSize);
        writer.Write("SIP/2.0 "u8);
        writer.Write(status);
        writer.Write((byte)' ');
        writer.Write(phrase ?? StatusPhrases.Of(status));
        writer.EndLine();
        WriteVias(ref writer, request);
        foreach (ref readonly var slot in request.Headers)
        {
            if (slot.Id is HeaderId.From or HeaderId.CallId or HeaderId.CSeq || (slot.Id == HeaderId.Timestamp && status == 100))
            {
                writer.Header(slot.Id, request[slot.Value]);
            }
            else if (slot.Id == HeaderId.To)
            {
                WriteTo(ref writer, request, slot, toTag);
            }
        }

        return writer;
    }

    private static void WriteTo(ref SipWriter writer, SipMessage request, in HeaderSlot to, ulong toTag)
    {
        writer.Begin(HeaderId.To);
        writer.Write(request[to.Value]);
        if (toTag != 0 && request.ToTagSlice.IsEmpty)
        {
            writer.Write(";tag="u8);
            writer.WriteHex(toTag);
        }

        writer.EndLine();
    }

    private static void WriteVias(ref SipWriter writer, SipMessage request)
    {
        var first = true;
        foreach (ref readonly var slot in request.Headers)
        {
            if (slot.Id != HeaderId.Via)
            {
                continue;
            }

            writer.Begin(HeaderId.Via);
            if (first && request.HasVia)
            {
                var length = WriteTopVia(ref writer, request);
                writer.Write(request[slot.Value][length..]);
            }
            else
            {
                writer.Write(request[slot.Value]);
            }

            first = false;
            writer.EndLine();
        }
    }

    // The first value of the line, changed as §18.2.1 and RFC 3581 §4 say; returns its length in the request.
    private static int WriteTopVia(ref SipWriter writer, SipMessage request)
    {
        var via = request.Via;
        var value = request[via.Value];
        var source = request.Source.EndPoint;
        if (via.RportAt > 0)
        {
            writer.Write(value[..via.RportAt]);
            writer.Write((byte)'=');
            writer.Write(source.Port);
            value = value[via.RportAt..];
        }

        writer.Write(value);
        if (via.RportAt > 0 || !IsHost(request[via.Host], source.Address))
        {
            writer.Write(";received="u8);
            WriteBare(ref writer, source.Address);
        }

        return via.Value.Length;
    }

    private static bool IsHost(ReadOnlySpan<byte> host, IPAddress address)
    {
        Span<byte> text = stackalloc byte[64];
        host = host.Length > 2 && host[0] == '[' ? host[1..^1] : host;
        return address.TryFormat(text, out int count) && Lex.Same(host, text[..count]);
    }

    private static void WriteBare(ref SipWriter writer, IPAddress address)
    {
        Span<byte> text = stackalloc byte[64];
        address.TryFormat(text, out int count);
        writer.Write(text[..count]);
    }
}
