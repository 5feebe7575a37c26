using CallCenter.CallModel.Trunks;

namespace CallCenter.CallModel.Tests.Trunks;

public sealed class TrunkRulesTests
{
    private static readonly TrunkSettings Good = new("carrier")
    {
        Addresses = ["192.0.2.0/24", "sip.example.com", "2001:db8::1"], Host = "sip.example.com", User = "4930-1", Password = "secret", Register = true,
        NumberIn = "0=+49", NumberOut = "+49=0", CallerId = "+49301234", Codecs = ["PCMU"], MediaHosts = ["198.51.100.0/24"], MaxCallsPerSecond = 5,
    };

    private static readonly (string Field, TrunkSettings Trunk)[] Wrong =
    [
        ("addresses", Good with { Addresses = [], User = null, Password = null, Register = false }),
        ("addresses", Good with { Addresses = ["192.0.2.1/33"] }),
        ("addresses", Good with { Addresses = ["not a host"] }),
        ("addresses", Good with { Addresses = [.. Enumerable.Repeat("192.0.2.1", 33)] }),
        ("host", Good with { Host = "a b" }),
        ("port", Good with { Port = 70_000 }),
        ("transport", Good with { Transport = "sctp" }),
        ("transport", Good with { Transport = "tls" }),
        ("user", Good with { User = "a\"b" }),
        ("password", Good with { Password = null }),
        ("register", Good with { Host = null }),
        ("priority", Good with { Priority = 0 }),
        ("weight", Good with { Weight = 101 }),
        ("maxCalls", Good with { MaxCalls = 0 }),
        ("maxCallsPerSecond", Good with { MaxCallsPerSecond = 0 }),
        ("codecs", Good with { Codecs = ["G729"] }),
        ("numberIn", Good with { NumberIn = "0" }),
        ("numberOut", Good with { NumberOut = new string('1', 600) }),
        ("callerId", Good with { CallerId = "1\r\nX: y" }),
        ("keepAliveSeconds", Good with { KeepAliveSeconds = 4000 }),
        ("mediaHosts", Good with { MediaHosts = ["media.example.com"] }),
    ];

    [Test]
    public void Faults_OfAGoodOne_AreNone() => Assert.That(TrunkRules.Faults(Good, ["udp", "tcp"]), Is.Empty);

    [TestCaseSource(nameof(Wrong))]
    public void Faults_StandAtTheirField((string Field, TrunkSettings Trunk) wrong) =>
        Assert.That(TrunkRules.Faults(wrong.Trunk, ["udp", "tcp"]).Select(f => f.Field), Is.EqualTo(new[] { wrong.Field }));
}
