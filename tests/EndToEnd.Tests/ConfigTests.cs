using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>What an administrator can get wrong is said in one clear line.</summary>
public sealed class ConfigTests
{
    [TestCase("--Sip:Prot=5070", 2, "Sip:Prot")]
    [TestCase("--Sip:Port=99999", 2, "a whole number from 1 to 65535")]
    [TestCase("--Rtp:PortRange=abc", 2, "Rtp:PortRange")]
    [TestCase("--Sip:Trunks:0:Name=x", 2, "Sip:Trunks:0:Address")]
    [TestCase("--Speech:Recognizer:zh=whisper", 2, "vosk:DIRECTORY or none")]
    [TestCase("--Sip:TlsPort=5061", 2, "Sip:TlsPort")]
    [TestCase("--Knowledge:SpeakAt=2", 2, "a number from 0 to 1")]
    [TestCase("--Log:Format=xml", 2, "Log:Format = \"xml\": allowed is text or json")]
    [TestCase("--Otlp:Endpoint=collector", 2, "http://localhost:4317")]
    [TestCase("--DataDirectory=/proc/nowhere", 3, "/proc/nowhere")]
    [TestCase("--Database=orders", 2, "Host=...")]
    [TestCase("--Database=Port=5432", 2, "names no host")]
    [TestCase("--Database=Host=127.0.0.1;Port=1;Username=x;Database=x", 3, "Database: PostgreSQL at 127.0.0.1:1")]
    [TestCase("--Admin:InitialPassword=x", 3, "Admin:InitialPassword")]
    public async Task Start_WrongSetting_OneLineAndExitCode(string setting, int exitCode, string said)
    {
        var (code, errors, _) = await StartAsync(setting);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(exitCode), errors);
            Assert.That(errors.Trim().Split('\n'), Has.Length.EqualTo(1), errors);
            Assert.That(errors, Does.StartWith("error: ").And.Contain(said));
        });
    }

    [TestCase("CALLCENTER_Sip__Port", "99999", "Sip:Port")]
    [TestCase("CALLCENTER_Sip__Prot", "5070", "Sip:Prot")]
    [TestCase("Rtp__PortRange", "abc", "Rtp:PortRange")]
    public async Task Start_WrongSettingInTheEnvironment_OneLine(string name, string value, string said)
    {
        var (code, errors, _) = await StartAsync(new() { [name] = value }, withPort: false);
        Assert.That(code, Is.EqualTo(2), errors);
        Assert.That(errors.Trim().Split('\n'), Has.Length.EqualTo(1).And.All.Contains($"{said} = \"{value}\""));
    }

    [Test]
    public async Task Start_StrangersVariables_AreLeftAlone()
    {
        // by chance in somebody's environment; the wrong password shows that the settings were accepted and the start went on
        var (code, errors, _) = await StartAsync(
            new() { ["SIP"] = "x", ["Sip__Prot"] = "5070", ["DATABASE"] = "orders", ["Recording__Enabled"] = "maybe" }, true, "--Admin:InitialPassword=x");
        Assert.That(code, Is.EqualTo(3), errors);
        Assert.That(errors, Does.Contain("Admin:InitialPassword"));
    }

    [Test]
    public async Task Start_SipPortTaken_OneLine()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        AssertOneLine(await StartAsync($"--Sip:Port={port}"), $"Sip:Port = \"{port}\"");
    }

    [Test]
    public async Task Start_WebPortTaken_OneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        AssertOneLine(await StartAsync($"--Urls={url}"), $"Urls = \"{url}\"");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Start_DataDirectoryFullOrReadOnly_OneLine(bool full)
    {
        using var disk = SmallDisk.Mount(megabytes: 1);
        if (full)
        {
            disk.Fill();
        }
        else
        {
            disk.MakeReadOnly();
        }

        AssertOneLine(await StartAsync($"--DataDirectory={disk.Path}"), $"error: DataDirectory: {(full ? "the database in " : "")}'{disk.Path}'");
    }

    [Test]
    public async Task Start_ModelsMissing_GoesOnWithTheKeypad()
    {
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels);
        var health = await server.GetAsync("/health/ready");
        var speech = health.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "speech");
        Assert.That(speech.GetProperty("state").GetString(), Is.EqualTo("degraded"), health.ToString());
        var (exit, errors) = await Sipp.RunAsync(server, "uac-call.xml", "-s", "1000", "-au", "2001", "-ap", ServerProcess.SipSecret, "-m", "2", "-d", "500");
        Assert.That(exit, Is.Zero, errors);
    }

    [Test]
    public async Task Start_LogFormatJson_EachLineIsJson()
    {
        var (_, _, output) = await StartAsync("--Log:Format=json", "--Admin:InitialPassword=x", "--Serilog:MinimumLevel:Default=Debug");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Select(line => JsonDocument.Parse(line).RootElement.TryGetProperty("@m", out _)), Is.All.True, output);
    }

    private static void AssertOneLine((int ExitCode, string Errors, string Output) ended, string said)
    {
        Assert.That(ended.ExitCode, Is.EqualTo(3), ended.Errors);
        Assert.That(ended.Errors.Trim().Split('\n'), Has.Length.EqualTo(1).And.All.Contains(said));
        Assert.That(ended.Output, Does.Not.Contain("Exception").And.Not.Contain("Ready"));
    }

    private static Task<(int ExitCode, string Errors, string Output)> StartAsync(params string[] settings) => StartAsync([], withPort: true, settings);

    private static async Task<(int ExitCode, string Errors, string Output)> StartAsync(Dictionary<string, string> environment, bool withPort, params string[] settings)
    {
        var data = Directory.CreateTempSubdirectory("cti-config-").FullName;
        string[] defaults =
        [
            "--Sip:Bind=127.0.0.1", .. withPort ? [$"--Sip:Port={Ports.Free()}"] : Array.Empty<string>(), $"--Urls=http://127.0.0.1:{Ports.Free()}",
            $"--DataDirectory={data}", "--Speech:Recognizer:en=none",
        ];
        var start = new ProcessStartInfo("dotnet", [ServerProcess.Dll, .. defaults, .. settings])
        {
            WorkingDirectory = ServerProcess.RepositoryRoot, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var server = Process.Start(start)!;
        try
        {
            var output = server.StandardOutput.ReadToEndAsync();
            var errors = server.StandardError.ReadToEndAsync();
            await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            return (server.ExitCode, await errors, await output);
        }
        finally
        {
            server.Kill();
            Directory.Delete(data, recursive: true);
        }
    }
}
