using System.Security.Cryptography;

namespace CallCenter.MediaStack.Srtp;

/// <summary>Master key and master salt of one direction, one after the other as SDP and the DTLS exporter have them.</summary>
/// <param name="material">the key, then the salt.</param>
/// <param name="index">its name in each packet (master key index, RFC 3711 section 3.1); empty = packets carry none.</param>
public sealed class SrtpKey(byte[] material, byte[] index) : IEquatable<SrtpKey>
{
    /// <summary>The longest index that packets have room for, bytes.</summary>
    public const int LongestIndex = 8;

    public SrtpKey(byte[] material)
        : this(material, [])
    {
    }

    internal ReadOnlySpan<byte> Material => material;

    internal ReadOnlySpan<byte> Index => index;

    /// <summary>The same key under another index.</summary>
    internal SrtpKey Named(ReadOnlySpan<byte> name) => name.SequenceEqual(index) ? this : new SrtpKey(material, name.ToArray());

    public static SrtpKey New(SrtpProfile profile) => new(RandomNumberGenerator.GetBytes(profile.KeyLength + profile.SaltLength));

    /// <summary>Nobody uses it any more.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(material);

    public bool Equals(SrtpKey? other) => other is not null && CryptographicOperations.FixedTimeEquals(material, other.Material) && other.Index.SequenceEqual(index);

    public override bool Equals(object? obj) => Equals(obj as SrtpKey);

    public override int GetHashCode() => material.Length;

    /// <summary>Nothing of the key: it may stand in a log.</summary>
    public override string ToString() => "(key)";
}
