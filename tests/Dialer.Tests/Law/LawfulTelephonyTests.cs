using CallCenter.Dialer.Law;
using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Law;

public sealed class LawfulTelephonyTests
{
    private const string Berlin = "+4930123456";
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(20);

    private DialerWorld _world = null!;
    private Lines _lines = null!;
    private LawfulTelephony _telephony = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _world = await DialerWorld.StartAsync();
        _lines = new Lines();
        _telephony = new LawfulTelephony(_lines, _world.Ports.Records, new NumberingPlan(), _world.Time);
        await _world.Dialer.DoNotCallAsync(Berlin, "anna", null);
        await _world.Dialer.ReplaceRegistryAsync("us-national", "+12125550100\n+4930123456\n");
    }

    [TearDown]
    public async Task CloseAsync() => await _world.DisposeAsync();

    [TestCase("+4930123456")]
    [TestCase("030 / 123456")]
    [TestCase("0049 (0)30 123456")]
    [TestCase("+49 30 123456 ext. 12")]
    [TestCase("tel:+49-30-123456;ext=5")]
    [TestCase("\u202a+49 30 123456\u202c")]
    public async Task WhoToldUsNotToCall_IsNotCalled_HoweverTheNumberIsWritten(string number)
    {
        Assert.That(await _telephony.PlaceCallAsync(new OutboundCall(number, Ring), default), Is.EqualTo(new PlaceOutcome.Refused(EndReason.Barred)));
        var outcome = await _telephony.DialAsync(new NumberDial(CallId.New(), number, Ring) { By = "ann" }, default);
        Assert.That(outcome, Is.InstanceOf<DialOutcome.Refused>().And.Property("End").Property("Reason").EqualTo(EndReason.Barred));
        Assert.That(_lines.Dialed, Is.Empty);
    }

    [TestCase("+12125550100", Description = "a registry binds campaigns alone")]
    [TestCase("+49301234567")]
    [TestCase("ann")]
    [TestCase("112")]
    public async Task Others_AreCalled(string number)
    {
        await _world.Dialer.DoNotCallAsync("112", "anna", null);
        await _telephony.PlaceCallAsync(new OutboundCall(number, Ring), default);
        await _telephony.DialAsync(new NumberDial(CallId.New(), number, Ring) { By = "ann" }, default);
        Assert.That(_lines.Dialed, Is.EqualTo(new[] { number, number }));
    }

    [Test]
    public async Task AFlow_PassesOnToWhomItsAuthorChose()
    {
        await _telephony.DialAsync(new NumberDial(CallId.New(), Berlin, Ring), default);
        Assert.That(_lines.Dialed, Is.EqualTo(new[] { Berlin }));
    }

    private sealed class Lines : ITelephony
    {
        public List<string> Dialed { get; } = [];

        public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
        {
            Dialed.Add(dial.Number);
            return Task.FromResult<DialOutcome>(new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Busy, 486)));
        }

        public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct)
        {
            Dialed.Add(call.Number);
            return Task.FromResult<PlaceOutcome>(new PlaceOutcome.Placed(CallId.New()));
        }

        public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => throw new NotSupportedException("nobody is joined here");
    }
}
