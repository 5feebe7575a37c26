using CallCenter.CallModel.Contacts;

namespace CallCenter.CallModel.Desk;

/// <summary>Builds what an agent sees of a caller before answering. Implemented by ServiceDesk.</summary>
public interface IScreenPops
{
    Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct);
}
