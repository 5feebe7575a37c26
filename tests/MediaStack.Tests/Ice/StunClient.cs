using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallCenter.MediaStack.Ice;

namespace CallCenter.MediaStack.Tests.Ice;

/// <summary>Writes connectivity checks as a browser does.</summary>
internal static class StunClient
{
    public static byte[] Check(string username, string password, bool nominate = false, params (int Type, byte[] Value)[] more)
    {
        var message = new List<byte>([0, 1, 0, 0, 0x21, 0x12, 0xA4, 0x42, .. RandomNumberGenerator.GetBytes(12)]);
        Add(message, 0x0006, Encoding.UTF8.GetBytes(username));
        Add(message, 0xC057, [0, 1, 3, 0xE7]);
        Add(message, 0x802A, new byte[8]);
        if (nominate)
        {
            Add(message, 0x0025, []);
        }

        foreach (var (type, value) in more)
        {
            Add(message, type, value);
        }

        Add(message, 0x0024, [0x6E, 0, 1, 0xFF]);
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(password), WithLength(message, 24));
        Add(message, 0x0008, hash);
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, StunFingerprint.Of(WithLength(message, 8)));
        Add(message, 0x8028, crc);
        return WithLength(message, 0);
    }

    private static void Add(List<byte> message, int type, byte[] value)
    {
        message.AddRange([(byte)(type >> 8), (byte)type, (byte)(value.Length >> 8), (byte)value.Length]);
        message.AddRange(value);
        message.AddRange(new byte[(4 - (value.Length % 4)) % 4]);
    }

    /// <param name="coming">bytes of the attribute that is not there yet.</param>
    private static byte[] WithLength(List<byte> message, int coming)
    {
        var bytes = message.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)(bytes.Length - 20 + coming));
        return bytes;
    }
}
