using CallCenter.CallModel.Contacts;
using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Desk;

/// <summary>Builds what an agent sees of a caller before answering. Implemented by ServiceDesk.</summary>
public interface IScreenPops
{
    Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct);

    /// <summary>
    /// An agent says who calls: the call's ticket follows, the context knows it, the fact <see cref="CustomerChosen"/> is written. The pop as it is
    /// then; null = there is no such customer.
    /// </summary>
    Task<ScreenPop?> ChooseAsync(CallContext context, ScreenPop pop, Guid customer, string agent, CancellationToken ct = default);
}
