using System.Buffers.Binary;

namespace CallCenter.MediaStack.Srtp;

/// <summary>Protects one leg's outgoing packets: one SSRC, its rollover counter, RTCP's index. One call at a time.</summary>
internal sealed class SrtpSender(SrtpProfile profile, SrtpKey key) : IDisposable
{
    private const uint LastRtcpIndex = 0x7FFF_FFFF;

    private readonly SrtpCipher _cipher = SrtpCipher.Create(profile, key);
    private ReplayWindow _sent;
    private uint _rtcpIndex;

    public SrtpProfile Profile => profile;

    public SrtpKey Key => key;

    /// <summary>The new length; 0 for a packet that must not go out, because its index is used: two packets under one index give both away.</summary>
    public int ProtectRtp(Span<byte> buffer, int header, int length)
    {
        var index = _sent.IndexOf(BinaryPrimitives.ReadUInt16BigEndian(buffer[2..]));
        if (!_sent.IsNew(index))
        {
            return 0;
        }

        _sent.Take(index);
        length = _cipher.SealRtp(buffer, header, length, BinaryPrimitives.ReadUInt32BigEndian(buffer[8..]), index);
        return KeyIndex.Insert(buffer, length, profile.AfterIndex(control: false), key.Index);
    }

    public int ProtectRtcp(Span<byte> buffer, int length)
    {
        length = _rtcpIndex == LastRtcpIndex ? 0 : _cipher.SealRtcp(buffer, length, BinaryPrimitives.ReadUInt32BigEndian(buffer[4..]), ++_rtcpIndex);
        return KeyIndex.Insert(buffer, length, profile.AfterIndex(control: true), key.Index);
    }

    public void Dispose() => _cipher.Dispose();
}
