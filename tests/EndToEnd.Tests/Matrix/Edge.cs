using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>A Kamailio between telephones and the server (<c>tests/Interop/kamailio</c>): UDP, TCP, TLS and secure WebSockets outside, UDP inside.</summary>
internal sealed class Edge : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Edge(Process process, string folder) => (_process, _folder) = (process, folder);

    public int Port { get; private init; }

    public int TlsPort { get; private init; }

    public int WssPort { get; private init; }

    public static async Task<Edge> StartAsync(int serverPort, string certificate, string key)
    {
        var folder = Directory.CreateTempSubdirectory("kamailio-").FullName;
        var (port, tls, wss) = (Ports.Free(), Ports.Free(), Ports.Free());
        string[] values =
        [
            $"PORT={port}", $"TLSPORT={tls}", $"WSSPORT={wss}", $"SERVER=\"sip:127.0.0.1:{serverPort}\"", $"SERVERPORT={serverPort}", $"CERTIFICATE=\"{certificate}\"", $"KEY=\"{key}\"",
        ];
        var config = Path.Combine(ServerProcess.RepositoryRoot, "tests", "Interop", "kamailio", "edge.cfg");
        var process = Process.Start(new ProcessStartInfo("kamailio",
            ["-DD", "-E", "-m", "64", "-M", "8", "-Y", folder, "-P", Path.Combine(folder, "pid"), "-f", config, .. values.SelectMany(v => new[] { "-A", v })])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var edge = new Edge(process, folder) { Port = port, TlsPort = tls, WssPort = wss };
        await edge.WaitAsync();
        return edge;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; ; tries++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, WssPort);
                return;
            }
            catch (SocketException) when (tries < 100 && !_process.HasExited)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }
}
