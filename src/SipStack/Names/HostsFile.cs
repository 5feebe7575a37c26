using System.Net;

namespace CallCenter.SipStack.Names;

/// <summary>The machine's own table of names (hosts(5)); read again when it was changed.</summary>
internal sealed class HostsFile(string path = "/etc/hosts")
{
    private readonly Lock _gate = new();
    private ILookup<string, IPAddress> _names = Array.Empty<string>().ToLookup(n => n, _ => IPAddress.None);
    private DateTime _readAt;

    public IReadOnlyList<IPAddress> Find(string host)
    {
        lock (_gate)
        {
            try
            {
                var written = File.GetLastWriteTimeUtc(path);
                if (written != _readAt)
                {
                    _names = Read(File.ReadLines(path));
                    _readAt = written;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // no table is an empty one
                return [];
            }

            return [.. _names[host]];
        }
    }

    private static ILookup<string, IPAddress> Read(IEnumerable<string> lines) => lines
        .Select(line => line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 1 && IPAddress.TryParse(words[0], out _))
        .SelectMany(words => words[1..].Select(name => (Name: name, Address: IPAddress.Parse(words[0]))))
        .ToLookup(entry => entry.Name, entry => entry.Address, StringComparer.OrdinalIgnoreCase);
}
