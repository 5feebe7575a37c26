using System.Net;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Tests.Support;

/// <summary>Settings of a server that listens nowhere.</summary>
internal static class Settings
{
    public static ServerSettings With(bool recordCalls, string dataDirectory) => new(
        new SipSettings(IPAddress.Loopback, 0, "test", StrangerRule.Reject, DigestChoice.Md5, 10, []), new RtpSettings(0, 0, TimeSpan.FromSeconds(30)),
        new SpeechSettings(new Dictionary<string, string>(), "", "", null), new KnowledgeSettings(null, null),
        new FlowSettings("", "default", new Dictionary<string, string>()), new NumberingSettings("49", "0", "00"), TimeSpan.Zero,
        dataDirectory, "", "", "", "", recordCalls, null);
}
