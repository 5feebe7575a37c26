using CallCenter.CallModel;

namespace CallCenter.CallControl;

/// <summary>What the telephone side needs from the business side.</summary>
public sealed record TelephonyPorts(IInboundCallHandler Pipeline, IUserStore Users, IJournal Journal);
