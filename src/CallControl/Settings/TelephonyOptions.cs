using System.Net;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Nat;

namespace CallCenter.CallControl.Settings;

/// <summary>Settings of the telephone side.</summary>
public sealed record TelephonyOptions
{
    /// <summary>Host part of our own addresses and the digest's realm.</summary>
    public string Realm { get; init; } = "callcenter";

    public IReadOnlyList<TrunkConfig> Trunks { get; init; } = [];

    /// <summary>INVITEs from where no telephone has registered get no answer at all instead of a challenge.</summary>
    public bool SilentToStrangers { get; init; }

    /// <summary>Calls at once, both directions; the next one gets 503.</summary>
    public int MaxCalls { get; init; } = 2000;

    /// <summary>Calls of visitors of web pages at once.</summary>
    public int MaxVisitorCalls { get; init; } = 20;

    /// <summary>In descriptions of sound (SDP) for peers outside the own networks, behind NAT; null = the local address that faces them.</summary>
    public PublicAddress? PublicMediaAddress { get; init; }

    /// <summary>New calls a second from one trunk; those beyond get 503.</summary>
    public int MaxCallsPerSecond { get; init; } = 250;

    /// <summary>The same from one address where telephones are.</summary>
    public int MaxTelephoneCallsPerSecond { get; init; } = 20;

    public NumberingPlan Numbering { get; init; } = new();

    /// <summary>What telephones dial to pick up a parked call; null = they do not.</summary>
    public SlotCode? Slots { get; init; }

    /// <summary>What may be dialed; everything where nothing is said.</summary>
    public DialRules? Dialing { get; init; }

    /// <summary>Numbers outside that one user may dial within an hour.</summary>
    public int UserCallsPerHour { get; init; } = 60;

    /// <summary>Numbers abroad, premium and satellite ones that all together may dial within an hour before an alarm is raised; campaigns do not count.</summary>
    public int AbroadCallsPerHour { get; init; } = 30;

    /// <summary>Whether sound is protected, where a trunk's own setting does not say so.</summary>
    public EncryptionPolicy MediaEncryption { get; init; }

    /// <summary>What our offers carry for that.</summary>
    public KeyExchange MediaKeys { get; init; } = KeyExchange.Sdes;

    /// <summary>Sound formats in the order of our offers, where a trunk has none of its own.</summary>
    public IReadOnlyList<AudioFormat> Codecs { get; init; } = AudioCodecs.Spoken;

    /// <summary>How the sound of somebody is treated who signals from there.</summary>
    /// <param name="trunk">null = a telephone.</param>
    internal LegPeer PeerAt(IPAddress signalling, TrunkConfig? trunk = null, bool isBrowser = false)
    {
        var policy = trunk?.MediaEncryption ?? MediaEncryption;
        // carriers are offered nothing beyond plain RTP that they did not ask for
        var keys = trunk is { MediaEncryption: null } && policy != EncryptionPolicy.Required ? KeyExchange.None : MediaKeys;
        return new LegPeer(new MediaPeer(signalling, trunk?.MediaHosts ?? []) { Encryption = policy, Keys = keys }, AudioCodecs.Named(trunk?.Codecs ?? [])) { IsBrowser = isBrowser };
    }
}
