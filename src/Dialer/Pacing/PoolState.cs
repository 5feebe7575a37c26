namespace CallCenter.Dialer.Pacing;

/// <summary>The agents and lines of a pool at one moment; beside the model, a decision looks at nothing else.</summary>
/// <param name="Idle">agents who are ready and have no call.</param>
/// <param name="Waiting">people who have answered and whom no agent has yet.</param>
/// <param name="Busy">agents with a call or after one.</param>
/// <param name="InFlight">seconds since each number was dialed that has neither answered nor failed.</param>
/// <param name="LinesFree">lines that the trunk has left.</param>
/// <param name="MostNow">calls that may be begun in this step (calls per second × its length).</param>
/// <param name="InboundPerSecond">calls that the same agents take from inbound queues.</param>
public sealed record PoolState(int Idle, int Waiting, IReadOnlyList<BusyAgent> Busy, IReadOnlyList<double> InFlight,
    int LinesFree = int.MaxValue, int MostNow = int.MaxValue, double InboundPerSecond = 0)
{
    public int Agents => Idle + Busy.Count;
}
