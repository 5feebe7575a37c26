using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>A call that an agent dials: it rings until the test answers, refuses or hangs up.</summary>
internal sealed record PlacedCall(OutboundCall Wish, FakeCallLeg Leg)
{
    public bool Open => Leg.End is null && !Leg.Answered;

    public void Refuse(EndReason reason) => _ = Open ? Leg.HangUpAsync(new CallEnd(CallResult.NotConnected, reason)) : Task.CompletedTask;

    public void GiveUp() => Refuse(EndReason.Cancelled);
}
