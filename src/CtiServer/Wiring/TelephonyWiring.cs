using CallCenter.CallControl;
using CallCenter.CallControl.Diagnostics;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.Dialer.Law;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CtiServer.Wiring;

internal static class TelephonyWiring
{
    public static void AddTelephony(this IServiceCollection services, ServerSettings settings)
    {
        var trunks = settings.Sip.Trunks.Select(TrunkConfig.Of).ToList();
        var numbering = settings.Numbering.Plan();
        var dialing = new DialRules(numbering, settings.Dialing.BarredClasses, settings.Dialing.AllowedPrefixes, settings.Dialing.BarredPrefixes);
        services.AddSingleton(dialing);
        services.AddSip(settings);
        services.AddSingleton(s => new TelephonyOptions
        {
            Realm = settings.Sip.Realm,
            Trunks = trunks,
            SilentToStrangers = settings.Sip.Strangers == StrangerRule.Silent,
            MaxCalls = settings.Sip.MaxCalls,
            MaxVisitorCalls = settings.WebCalls.MaxCalls,
            MaxCallsPerSecond = settings.Sip.MaxCallsPerSecond,
            PublicMediaAddress = s.GetRequiredService<PublicAddresses>().Media,
            MediaEncryption = settings.Sip.MediaEncryption,
            MediaKeys = settings.Sip.MediaKeys,
            Codecs = settings.Rtp.Codecs,
            Numbering = numbering,
            Dialing = dialing,
            UserCallsPerHour = settings.Dialing.UserCallsPerHour,
            AbroadCallsPerHour = settings.Dialing.AbroadCallsPerHour,
        });
        services.AddSingleton(new MediaOptions
        {
            BindAddress = settings.Sip.Bind,
            FirstPort = settings.Rtp.FirstPort,
            LastPort = settings.Rtp.LastPort,
            MediaTimeout = settings.Rtp.MediaTimeout,
            UnheardHoldTimeout = settings.Rtp.UnheardHoldTimeout,
            RecordingKeys = settings.RecordingKeys,
        });
        services.AddSingleton<MediaEngine>();
        services.AddSingleton<Telephony>();
        services.AddSingleton<ITelephony>(s => new LawfulTelephony(s.GetRequiredService<Telephony>(), s.GetRequiredService<IDialRecords>(), numbering, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IBrowserLines>(s => s.GetRequiredService<Telephony>());
        services.AddSingleton<IAgentReach>(s => s.GetRequiredService<Telephony>().Agents);
        services.AddSingleton<IPagePhones>(s => s.GetRequiredService<Telephony>().Pages);
        services.AddSingleton<IVisitorCalls>(s => s.GetRequiredService<Telephony>().Visitors);
        services.AddSingleton<ISipTraces>(s => new SipTraces(s.GetRequiredService<Telephony>().Endpoint.Trace));
        services.AddSingleton<ILiveTable>(s => s.GetRequiredService<Telephony>());
        services.AddSingleton<ITrunks>(s => s.GetRequiredService<Telephony>().Trunks);
        services.AddSingleton<TrunkBook>();
        services.AddSingleton<IHealthPart, TrunkHealth>();
        services.AddSingleton<IHealthPart, MediaHealth>();
        services.AddSingleton<PhoneBook>();
        services.AddSingleton<IPhones>(s => s.GetRequiredService<PhoneBook>());
        services.AddSingleton(new NumberRouter(settings.Flows, numbering));
        services.AddSingleton<CallerIdentification>();
        services.AddSingleton<CallRecorder>().AddSingleton<QueueVoicemail>().AddSingleton<QueueOverflow>();
        services.AddSingleton<PassTargets>();
        services.AddSingleton(settings.Dialing);
        services.AddSingleton<PhoneCalls>();
        services.AddSingleton<CallbackCalls>();
        services.AddSingleton<OutsideTransfer>();
        services.AddSingleton<ICallHandler, CallPipeline>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ServerParts>();
    }
}
