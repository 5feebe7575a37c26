using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Testing;

/// <summary>A PostgreSQL server of the tests' own, from Debian's package: its data in a temporary folder, its port on 127.0.0.1.</summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Owner = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string _programs = Programs();
    private readonly string _data;
    private readonly int _port = FreePort();
    private readonly bool _durable;
    private int _schemas;
    private bool _disposed;

    private PostgresCluster(bool durable)
    {
        _durable = durable;
        _data = Path.Combine(_folder.Path, "data");
        Directory.CreateDirectory(_data);
        if (Environment.IsPrivilegedProcess)
        {
            // the server refuses to run as root
            Run("chmod", "755", _folder.Path);
            Run("chown", Owner, _folder.Path, _data);
        }
    }

    /// <param name="durable">commits wait for the disk, as those of a server in use do.</param>
    public static PostgresCluster Start(bool durable = false)
    {
        var cluster = new PostgresCluster(durable);
        cluster.RunAsOwner("initdb", "-D", cluster._data, "-U", Owner, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        cluster.Resume();
        return cluster;
    }

    /// <summary>Starts the server again after <see cref="Stop"/>.</summary>
    public void Resume() => RunAsOwner(
        "pg_ctl", "start", "-w", "-D", _data, "-l", Path.Combine(_data, "log"), "-o",
        $"-p {_port} -k {_folder.Path} -c listen_addresses=127.0.0.1 -c fsync={(_durable ? "on" : "off")} -c max_connections=500");

    /// <summary>Stops the server at once, as a crash would.</summary>
    public void Stop() => RunAsOwner("pg_ctl", "stop", "-w", "-m", "immediate", "-D", _data);

    /// <summary>A connection string for an empty database; each call gives another.</summary>
    public string NewDatabase()
    {
        var name = $"t{Interlocked.Increment(ref _schemas)}";
        RunAsOwner("psql", "-h", "127.0.0.1", "-p", $"{_port}", "-U", Owner, "-q", "-c", $"CREATE SCHEMA {name}");
        return $"Host=127.0.0.1;Port={_port};Username={Owner};Database=postgres;Search Path={name}";
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (File.Exists(Path.Combine(_data, "postmaster.pid")))
        {
            Stop();
        }

        _folder.Dispose();
    }

    private void RunAsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", Owner, "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        // No pipes: the server that pg_ctl starts would hold them open.
        var output = Path.Combine(_folder.Path, "output");
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "f=$1; shift; exec \"$@\" > \"$f\" 2>&1 < /dev/null", "sh", output, program, .. arguments])
        {
            WorkingDirectory = _folder.Path,
        })!;
        if (!process.WaitForExit(Patience) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {File.ReadAllText(output)}");
        }
    }

    private static string Programs() =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "bin")).First(path => File.Exists(Path.Combine(path, "initdb")));

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
