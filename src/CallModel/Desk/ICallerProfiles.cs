using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Desk;

/// <summary>What is known of customers beside their entry. Implemented by ServiceDesk.</summary>
public interface ICallerProfiles
{
    /// <param name="number">looked at when there is no customer.</param>
    /// <param name="except">the call at hand, which is no past contact.</param>
    Task<CallerProfile> OfAsync(Customer? customer, string number, CallId? except, CancellationToken ct = default);
}
