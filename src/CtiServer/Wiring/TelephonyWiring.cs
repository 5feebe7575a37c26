using System.Net;
using CallCenter.CallControl;
using CallCenter.CallControl.Diagnostics;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CtiServer.Wiring;

internal static class TelephonyWiring
{
    public static void AddTelephony(this IServiceCollection services, ServerSettings settings)
    {
        var trunks = settings.Sip.Trunks.Select(ToTrunk).ToList();
        var numbering = settings.Numbering.Plan();
        var dialing = new DialRules(numbering, settings.Dialing.BarredClasses, settings.Dialing.AllowedPrefixes, settings.Dialing.BarredPrefixes);
        services.AddSingleton(dialing);
        services.AddSingleton(new TelephonyOptions
        {
            Realm = settings.Sip.Realm,
            Trunks = trunks,
            SilentToStrangers = settings.Sip.Strangers == StrangerRule.Silent,
            MaxCalls = settings.Sip.MaxCalls,
            MaxCallsPerSecond = settings.Sip.MaxCallsPerSecond,
            PublicMediaAddress = settings.Rtp.PublicAddress ?? settings.Sip.PublicAddress,
            MediaEncryption = settings.Sip.MediaEncryption,
            MediaKeys = settings.Sip.MediaKeys,
            Numbering = numbering,
            Dialing = dialing,
        });
        var files = OpenFiles.Read();
        services.AddSingleton(files);
        services.AddSingleton(new SipOptions
        {
            MaxConnections = files.SipConnections,
            Listeners = SipListener.UdpAndTcp(settings.Sip.Bind, settings.Sip.Port),
            PublicAddress = settings.Sip.PublicAddress,
            Digest = new DigestOptions { Realm = settings.Sip.Realm, Algorithms = Algorithms(settings.Sip.Digest) },
        });
        services.AddSingleton(new MediaOptions
        {
            BindAddress = settings.Sip.Bind,
            FirstPort = settings.Rtp.FirstPort,
            LastPort = settings.Rtp.LastPort,
            MediaTimeout = settings.Rtp.MediaTimeout,
            UnheardHoldTimeout = settings.Rtp.UnheardHoldTimeout,
        });
        services.AddSingleton<MediaEngine>();
        services.AddSingleton<Telephony>();
        services.AddSingleton<ITelephony>(s => s.GetRequiredService<Telephony>());
        services.AddSingleton<IBrowserLines>(s => s.GetRequiredService<Telephony>());
        services.AddSingleton<IAgentReach>(s => s.GetRequiredService<Telephony>().Agents);
        services.AddSingleton<ISipTraces>(s => new SipTraces(s.GetRequiredService<Telephony>().Endpoint.Trace));
        services.AddSingleton<ILiveTable>(s => s.GetRequiredService<Telephony>());
        services.AddSingleton<IHealthPart, SipHealth>();
        services.AddSingleton<IHealthPart, TrunkHealth>();
        services.AddSingleton<IHealthPart, MediaHealth>();
        services.AddSingleton<PhoneBook>();
        services.AddSingleton(new NumberRouter(settings.Flows, numbering));
        services.AddSingleton<CallerIdentification>();
        services.AddSingleton<CallRecorder>();
        services.AddSingleton<OutsideTransfer>();
        services.AddSingleton<ICallHandler, CallPipeline>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ServerParts>();
    }

    private static IReadOnlyList<DigestAlgorithm> Algorithms(DigestChoice choice) => choice switch
    {
        DigestChoice.Sha256 => [DigestAlgorithm.Sha256],
        DigestChoice.Both => [DigestAlgorithm.Md5, DigestAlgorithm.Sha256],
        _ => [DigestAlgorithm.Md5],
    };

    private static TrunkConfig ToTrunk(TrunkSettings trunk) => new(trunk.Name, Networks(trunk), trunk.Host, trunk.Port,
        TransportKinds.Find(trunk.Transport) ?? TransportKind.Udp, trunk.User, trunk.Password, trunk.Register, trunk.CallerNumber, trunk.MaxCalls)
    {
        AddressName = Networks(trunk).Count == 0 ? trunk.Address ?? (trunk.Register ? trunk.Host : null) : null,
        KeepAlive = trunk.KeepAlive,
        DialedNumber = trunk.DialedNumber,
        MediaHosts = trunk.MediaHosts,
        MediaEncryption = trunk.MediaEncryption,
        MediaKeys = trunk.MediaKeys ?? (trunk.MediaEncryption is null ? KeyExchange.None : KeyExchange.Sdes),
    };

    /// <summary>None when the address is a name.</summary>
    private static IReadOnlyList<IPNetwork> Networks(TrunkSettings trunk) =>
        IPNetwork.TryParse(trunk.Address, out var network) ? [network]
        : IPAddress.TryParse(trunk.Address, out var address) ? [new IPNetwork(address, address.GetAddressBytes().Length * 8)]
        : [];
}
