namespace CallCenter.CtiServer.Options;

internal sealed record RtpSettings(int FirstPort, int LastPort, TimeSpan MediaTimeout);
