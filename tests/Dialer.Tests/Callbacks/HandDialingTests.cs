using CallCenter.CallModel.Faults;
using CallCenter.Dialer.Callbacks;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Tests.Law;
using CallCenter.Dialer.Tests.Support;

namespace CallCenter.Dialer.Tests.Callbacks;

public sealed class HandDialingTests
{
    private const string Berlin = "+4930123456";

    private DialerWorld _world = null!;
    private HandDialing _law = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _world = await DialerWorld.StartAsync();
        _law = new HandDialing(_world.Ports.CallbackRules, _world.Ports.Records, PolicyLibrary.Load(Shipped.Policies), new NumberingPlan(), _world.Time);
    }

    [TearDown]
    public async Task CloseAsync() => await _world.DisposeAsync();

    [Test]
    public async Task WhoToldUsNotToCall_IsNotCalled_WhateverTheQueue()
    {
        Assert.That(await _law.BarAsync(Berlin, null), Is.Null);
        await _world.Dialer.DoNotCallAsync(Berlin, "anna", null);
        Assert.That(await _law.BarAsync(Berlin, null), Is.EqualTo(FaultCode.DoNotCall));
    }

    [Test]
    public async Task CallingHours_BindWhereTheQueueHasRules()
    {
        _world.Time.Advance(TimeSpan.FromHours(16)); // two at night
        Assert.That(await _law.BarAsync(Berlin, "sales"), Is.Null);

        await _world.Ports.CallbackRules.PutAsync(new CallbackRules("sales") { CallerNumber = "+4930100" });
        Assert.That((await _law.BarAsync(Berlin, "sales"), await _law.CallerNumberAsync("sales")), Is.EqualTo(((FaultCode?)FaultCode.OutsideHours, "+4930100")));
        _world.Time.Advance(TimeSpan.FromHours(9));
        Assert.That(await _law.BarAsync(Berlin, "sales"), Is.Null);
    }
}
