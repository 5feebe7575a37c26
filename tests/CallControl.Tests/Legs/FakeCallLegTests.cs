using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>The leg that all other tests speak to keeps the same rules as the real one.</summary>
internal sealed class FakeCallLegTests : CallLegContract
{
    protected override Task<(ICallLeg Leg, IPeer Peer)> RingAsync()
    {
        var leg = new FakeCallLeg(new ManualTimeProvider());
        return Task.FromResult<(ICallLeg, IPeer)>((leg, new Peer(leg)));
    }

    private sealed class Peer(FakeCallLeg leg) : IPeer
    {
        public Task PressAsync(string keys)
        {
            leg.Press(keys);
            return Task.CompletedTask;
        }

        public Task HangUpAsync()
        {
            leg.HangUp();
            return Task.CompletedTask;
        }
    }
}
