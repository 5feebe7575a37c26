namespace CallCenter.CallModel.Agents;

/// <summary>What is kept of a telephone's password.</summary>
public interface IPhoneSecrets
{
    /// <summary>HA1 of RFC 7616 §3.4.2 under both digests, in the realm of this server: lower-case hex.</summary>
    (string Md5, string Sha256) Of(string user, string password);
}
