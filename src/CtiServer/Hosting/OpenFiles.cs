namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Who may have how many of the files and sockets that the system grants the process (ulimit -n): connections of strangers get a share, so
/// that calls keep the rest.
/// </summary>
internal sealed record OpenFiles(long Limit)
{
    // Measured at rest with the shipped recogniser: libraries, models, database, a socket a listener.
    private const int AtRest = 380;

    // A start is worth it with some calls and pages.
    private const int Least = AtRest + 20;

    private const int MostPages = 10_000;
    private const int MostSipConnections = 5_000;

    /// <summary>Connections to the pages.</summary>
    public int Pages => Share(MostPages);

    /// <summary>Connections to the SIP port.</summary>
    public int SipConnections => Share(MostSipConnections);

    /// <summary>Null when the limit will do, else the line that says why not.</summary>
    public string? Trouble => Limit >= Least
        ? null
        : $"the limit of open files (ulimit -n) is {Limit}: the server needs {Least}, and two more for each call and one for each page; 65536 is a good limit";

    /// <summary>Of this process; as good as none where the system does not say.</summary>
    public static OpenFiles Read()
    {
        const string limits = "/proc/self/limits";
        const string name = "Max open files";
        var line = File.Exists(limits) ? File.ReadLines(limits).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) : null;
        var soft = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return new OpenFiles(long.TryParse(soft, out var limit) ? limit : long.MaxValue);
    }

    private int Share(int most) => (int)Math.Clamp((Limit - AtRest) / 4, 4, most);
}
