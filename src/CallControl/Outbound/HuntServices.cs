using CallCenter.CallControl.Inbound;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Trunks;

namespace CallCenter.CallControl.Outbound;

/// <summary>What every hunt works with.</summary>
internal sealed record HuntServices(TrunkTable Trunks, TrunkRoutes Routes, TrunkLines Lines, CallRate Rate, TrunkTallies Tallies, LegDialer Dialer,
    LegServices Legs, Func<TrunkConfig, bool> IsUp);
