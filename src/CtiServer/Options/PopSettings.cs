using CallCenter.ServiceDesk.ScreenPops;
using CallCenter.ServiceDesk.Webhooks;

namespace CallCenter.CtiServer.Options;

/// <summary>What goes with a screen pop.</summary>
/// <param name="FrameOrigins">sites whose pages may stand in the agents' page; none = such pages open in tabs alone.</param>
internal sealed record PopSettings(ProfileOptions Profiles, WebhookOptions Webhook, IReadOnlyList<string> FrameOrigins);
