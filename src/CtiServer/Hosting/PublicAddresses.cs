using CallCenter.CtiServer.Options;
using CallCenter.SipStack.Nat;

namespace CallCenter.CtiServer.Hosting;

/// <summary>What peers outside are told for SIP and for sound; null = nobody translates.</summary>
internal sealed record PublicAddresses(PublicAddress? Signalling, PublicAddress? Media)
{
    /// <summary>Sound is where SIP is unless the settings say otherwise; who is asked by both is asked once.</summary>
    public static PublicAddresses Of(ServerSettings settings, ILogger<PublicAddress> logger)
    {
        var signalling = Make(settings.Sip.PublicAddress, logger);
        return new PublicAddresses(signalling,
            settings.Rtp.PublicAddress is null || settings.Rtp.PublicAddress == settings.Sip.PublicAddress ? signalling : Make(settings.Rtp.PublicAddress, logger));
    }

    private static PublicAddress? Make(WorldAddress? said, ILogger<PublicAddress> logger) => said switch
    {
        { Address: { } address } => new PublicAddress(address),
        { Server: { } server } => new PublicAddress(server, logger),
        _ => null,
    };
}
