namespace CallCenter.MediaStack.Srtp;

/// <summary>A way of protecting packets: cipher, lengths and names (RFC 3711, 4568, 5764, 6188, 7714).</summary>
/// <param name="Suite">crypto-suite of SDP security descriptions.</param>
/// <param name="DtlsId">number in DTLS' use_srtp extension; 0 = none.</param>
/// <param name="KeyLength">master key, bytes.</param>
/// <param name="SaltLength">master salt, bytes.</param>
/// <param name="RtpTag">authentication tag of RTP, bytes.</param>
/// <param name="RtcpTag">authentication tag of RTCP, bytes.</param>
/// <param name="IsAead">cipher and authentication are one (GCM).</param>
public sealed record SrtpProfile(string Suite, int DtlsId, int KeyLength, int SaltLength, int RtpTag, int RtcpTag, bool IsAead)
{
    public static readonly SrtpProfile Gcm128 = new("AEAD_AES_128_GCM", 7, 16, 12, 16, 16, true);
    public static readonly SrtpProfile Gcm256 = new("AEAD_AES_256_GCM", 8, 32, 12, 16, 16, true);
    public static readonly SrtpProfile Sha1Tag80 = new("AES_CM_128_HMAC_SHA1_80", 1, 16, 14, 10, 10, false);
    public static readonly SrtpProfile Sha1Tag32 = new("AES_CM_128_HMAC_SHA1_32", 2, 16, 14, 4, 10, false);
    public static readonly SrtpProfile Aes256Sha1Tag80 = new("AES_256_CM_HMAC_SHA1_80", 0, 32, 14, 10, 10, false);

    /// <summary>All that we can, in our order of preference.</summary>
    public static readonly IReadOnlyList<SrtpProfile> All = [Gcm128, Sha1Tag80, Gcm256, Aes256Sha1Tag80, Sha1Tag32];

    /// <summary>What our own offers name; every peer has one of them.</summary>
    public static readonly IReadOnlyList<SrtpProfile> Offered = [Gcm128, Sha1Tag80];

    /// <summary>What stands behind a master key index: nothing where the tag is a part of the cipher's text.</summary>
    internal int AfterIndex(bool control) => IsAead ? 0 : control ? RtcpTag : RtpTag;

    /// <summary>Null for a suite that we do not know.</summary>
    public static SrtpProfile? Find(string suite) => All.FirstOrDefault(p => p.Suite.Equals(suite, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first of ours that is among the numbers of a use_srtp extension; null when none is.</summary>
    public static SrtpProfile? Choose(IEnumerable<int> dtlsIds) => All.FirstOrDefault(p => p.DtlsId != 0 && dtlsIds.Contains(p.DtlsId));
}
