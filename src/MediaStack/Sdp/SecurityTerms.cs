namespace CallCenter.MediaStack.Sdp;

/// <summary>What becomes of one section's protection.</summary>
/// <param name="Agreed">null = plain RTP.</param>
/// <param name="Attributes">what our section says of it.</param>
internal sealed record SecurityTerms(MediaSecurity? Agreed, IReadOnlyList<SdpAttribute> Attributes)
{
    public static readonly SecurityTerms Plain = new(null, []);
}
