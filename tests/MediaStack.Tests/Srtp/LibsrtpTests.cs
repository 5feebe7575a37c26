using System.Runtime.InteropServices;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Srtp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Srtp;

/// <summary>Packets whose key has an index (RFC 3711 section 3.1), beside libsrtp, which most telephones are made with: each opens what the other seals.</summary>
public sealed unsafe class LibsrtpTests
{
    private const string Library = "libsrtp2.so.1";
    private const uint Ssrc = 0x1234;
    private const int PolicySize = 128;
    private static readonly byte[] Index = [0, 0, 0, 7];

    [OneTimeSetUp]
    public static void Load()
    {
        Assert.That(Init(), Is.Zero);
    }

    [TestCase("AES_CM_128_HMAC_SHA1_80")]
    [TestCase("AEAD_AES_128_GCM")]
    public void Packets_WithAKeyIndex_AreOpenedByEachOther(string suite)
    {
        var profile = SrtpProfile.Find(suite)!;
        var key = SrtpKey.New(profile).Named(Index);
        using var guard = new SrtpGuard(new ManualTimeProvider());
        guard.SendWith(profile, key);
        guard.ReceiveWith(profile, key);
        var (sends, receives) = (Open(profile, key), Open(profile, key));

        for (ushort i = 0; i < 100; i++)
        {
            var ours = Rtp(i);
            var length = guard.ProtectRtp(ours, 172);
            fixed (byte* packet = ours)
            {
                Assert.That((Unprotect(receives, packet, &length, 1), length), Is.EqualTo((0, 172)), "RTP of ours");
            }

            Assert.That(ours[..172], Is.EqualTo(Rtp(i)[..172]));
            var theirs = Rtp(i);
            fixed (byte* packet = theirs)
            {
                Assert.That(Protect(sends, packet, &length, 1, 0), Is.Zero);
            }

            Assert.That(guard.UnprotectRtp(theirs.AsSpan(0, length)), Is.EqualTo(172), "RTP of libsrtp");
            Assert.That(theirs[..172], Is.EqualTo(Rtp(i)[..172]));

            var report = Rtcp();
            length = guard.ProtectRtcp(report, 28);
            fixed (byte* packet = report)
            {
                Assert.That((UnprotectRtcp(receives, packet, &length, 1), length), Is.EqualTo((0, 28)), "RTCP of ours");
                Assert.That(ProtectRtcp(sends, packet, &length, 1, 0), Is.Zero);
            }

            Assert.That(guard.UnprotectRtcp(report.AsSpan(0, length)), Is.EqualTo(28), "RTCP of libsrtp");
            Assert.That(report[..28], Is.EqualTo(Rtcp()[..28]));
        }

        Assert.That((Close(sends), Close(receives)), Is.EqualTo((0, 0)));
        var other = Rtp(200);
        var sealedLength = guard.ProtectRtp(other, 172);
        guard.ReceiveWith(profile, key.Named([0, 0, 0, 8]));
        Assert.That(guard.UnprotectRtp(other.AsSpan(0, sealedLength)), Is.Negative, "another index");
    }

    private static byte[] Rtp(ushort sequence)
    {
        var packet = new byte[172 + SrtpGuard.MaxGrowth];
        RtpPacket.TryWriteHeader(packet, 0, false, sequence, sequence, Ssrc);
        packet.AsSpan(RtpPacket.HeaderSize, 160).Fill(0x55);
        return packet;
    }

    private static byte[] Rtcp() => [0x80, 200, 0, 6, 0, 0, 0x12, 0x34, .. Enumerable.Range(0, 20).Select(i => (byte)i), .. new byte[SrtpGuard.MaxGrowth]];

    // srtp_policy_t of x64: ssrc type 0, ssrc 4, rtp 8, rtcp 32, key 56, keys 64, their count 72, window 88
    private static nint Open(SrtpProfile profile, SrtpKey key)
    {
        var policy = stackalloc byte[PolicySize];
        new Span<byte>(policy, PolicySize).Clear();
        *(int*)policy = 1;
        *(uint*)(policy + 4) = Ssrc;
        if (profile.IsAead)
        {
            SetGcm(policy + 8);
            SetGcm(policy + 32);
        }
        else
        {
            SetCounterMode(policy + 8);
            SetCounterMode(policy + 32);
        }

        fixed (byte* material = key.Material)
        fixed (byte* index = key.Index)
        {
            var master = new MasterKey { Key = material, Index = index, IndexLength = (uint)key.Index.Length };
            var masters = &master;
            *(MasterKey***)(policy + 64) = &masters;
            *(nuint*)(policy + 72) = 1;
            *(nuint*)(policy + 88) = 128;
            Assert.That(Create(out var session, policy), Is.Zero);
            return session;
        }
    }

    private struct MasterKey
    {
        public byte* Key;
        public byte* Index;
        public uint IndexLength;
    }

    [DllImport(Library, EntryPoint = "srtp_init")]
    private static extern int Init();

    [DllImport(Library, EntryPoint = "srtp_crypto_policy_set_rtp_default")]
    private static extern void SetCounterMode(byte* policy);

    [DllImport(Library, EntryPoint = "srtp_crypto_policy_set_aes_gcm_128_16_auth")]
    private static extern void SetGcm(byte* policy);

    [DllImport(Library, EntryPoint = "srtp_create")]
    private static extern int Create(out nint session, byte* policy);

    [DllImport(Library, EntryPoint = "srtp_dealloc")]
    private static extern int Close(nint session);

    [DllImport(Library, EntryPoint = "srtp_protect_mki")]
    private static extern int Protect(nint session, byte* packet, int* length, uint useIndex, uint index);

    [DllImport(Library, EntryPoint = "srtp_unprotect_mki")]
    private static extern int Unprotect(nint session, byte* packet, int* length, uint useIndex);

    [DllImport(Library, EntryPoint = "srtp_protect_rtcp_mki")]
    private static extern int ProtectRtcp(nint session, byte* packet, int* length, uint useIndex, uint index);

    [DllImport(Library, EntryPoint = "srtp_unprotect_rtcp_mki")]
    private static extern int UnprotectRtcp(nint session, byte* packet, int* length, uint useIndex);
}
