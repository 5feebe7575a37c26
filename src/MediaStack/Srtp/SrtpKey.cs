using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>Master key and master salt of one direction, one after the other as SDP and the DTLS exporter have them.</summary>
public sealed class SrtpKey(byte[] material) : IEquatable<SrtpKey>
{
    internal ReadOnlySpan<byte> Material => material;

    public static SrtpKey New(SrtpProfile profile) => new(RandomNumberGenerator.GetBytes(profile.KeyLength + profile.SaltLength));

    /// <summary>Nobody uses it any more.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(material);

    public bool Equals(SrtpKey? other) => other is not null && CryptographicOperations.FixedTimeEquals(material, other.Material);

    public override bool Equals(object? obj) => Equals(obj as SrtpKey);

    public override int GetHashCode() => material.Length;

    /// <summary>Nothing of the key: it may stand in a log.</summary>
    public override string ToString() => "(key)";
}
