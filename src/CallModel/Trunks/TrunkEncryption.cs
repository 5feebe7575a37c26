namespace CallCenter.CallModel.Trunks;

/// <summary>Whether a trunk's sound is encrypted (SRTP).</summary>
public enum TrunkEncryption
{
    /// <summary>As the whole server's setting, and nothing of it in our offers unless it is required.</summary>
    Server,
    Off,
    Optional,
    Required,
}
