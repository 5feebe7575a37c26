namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>As much of the protobuf encoding as reading nested messages and texts takes.</summary>
internal static class Protobuf
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;

    /// <summary>The values of a length-delimited field, in their order.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message, ref at);
            var length = (int)(tag & 7) switch
            {
                Varint => 0,
                Fixed64 => 8,
                Delimited => (int)Number(message, ref at),
                _ => 4,
            };
            if ((tag & 7) == Varint)
            {
                Number(message, ref at);
            }
            else if ((tag & 7) == Delimited && (int)(tag >> 3) == field)
            {
                yield return message.Slice(at, length);
            }

            at += length;
        }
    }

    private static ulong Number(ReadOnlyMemory<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
