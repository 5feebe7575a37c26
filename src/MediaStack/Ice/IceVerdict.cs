namespace CallCenter.MediaStack.Ice;

internal enum IceVerdict
{
    /// <summary>Not from the peer, or not to be used.</summary>
    Ignored,
    /// <summary>The path works.</summary>
    Valid,
    /// <summary>The peer uses this path from now on.</summary>
    Nominated,
}
