namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Anna has two telephones.</summary>
internal sealed class FakePhones : IPhones
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<PhoneRegistration> All { get; } =
    [
        new("anna", "sip:anna@192.0.2.5:5060", "192.0.2.5", 5060, true, 1, Now.AddHours(1), "c1", 1, "baresip v1") { Since = Now },
        new("anna", "sip:anna@[2001:db8::5]", "2001:db8::5", 5061, false, 1, Now.AddHours(2), "c2", 1, null),
    ];
}
