namespace CallCenter.MediaStack.Sdp;

/// <summary>a=name or a=name:value.</summary>
public readonly record struct SdpAttribute(string Name, string? Value = null);
