using System.Net;

namespace CallCenter.CtiServer.Options;

/// <param name="Proxies">reverse proxies whose word about a request's origin counts.</param>
/// <param name="Monitors">who sees /metrics and the details of /health/ready without signing in.</param>
internal sealed record HttpSettings(IReadOnlyList<IPNetwork> Proxies, IReadOnlyList<IPNetwork> Monitors);
