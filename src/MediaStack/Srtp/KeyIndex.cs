namespace CallCenter.MediaStack.Srtp;

/// <summary>The master key index within a packet (RFC 3711 section 3.1): before the tag, or, where the tag is a part of the cipher's text, at the end (RFC 7714 section 8).</summary>
internal static class KeyIndex
{
    /// <summary>The new length.</summary>
    /// <param name="buffer">begins with the protected packet, room for the index behind it.</param>
    /// <param name="tag">length of what stands behind the index.</param>
    public static int Insert(Span<byte> buffer, int length, int tag, ReadOnlySpan<byte> index)
    {
        if (length == 0 || index.IsEmpty)
        {
            return length;
        }

        buffer[(length - tag)..length].CopyTo(buffer[(length - tag + index.Length)..]);
        index.CopyTo(buffer[(length - tag)..]);
        return length + index.Length;
    }

    /// <summary>The new length; negative when the packet is under another key.</summary>
    public static int Remove(Span<byte> packet, int tag, ReadOnlySpan<byte> index)
    {
        var at = packet.Length - tag - index.Length;
        if (at < 0 || !packet.Slice(at, index.Length).SequenceEqual(index))
        {
            return -1;
        }

        packet[(at + index.Length)..].CopyTo(packet[at..]);
        return packet.Length - index.Length;
    }
}
