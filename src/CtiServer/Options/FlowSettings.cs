namespace CallCenter.CtiServer.Options;

/// <param name="Routes">dialed number to flow; any other number gets <paramref name="Default"/>.</param>
internal sealed record FlowSettings(string Directory, string Default, IReadOnlyDictionary<string, string> Routes);
