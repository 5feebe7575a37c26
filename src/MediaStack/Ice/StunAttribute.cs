namespace CallCenter.MediaStack.Ice;

/// <summary>The attributes that connectivity checks use (RFC 8489 section 18.3, RFC 8445 section 16.1).</summary>
internal enum StunAttribute
{
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    XorMappedAddress = 0x0020,
    Priority = 0x0024,
    UseCandidate = 0x0025,

    /// <summary>From here on an attribute may be ignored by those who do not know it.</summary>
    FirstOptional = 0x8000,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802A,
}
