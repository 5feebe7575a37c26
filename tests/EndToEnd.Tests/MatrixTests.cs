using System.Diagnostics;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>
/// Every transport with every protection and codec, by a real telephone (baresip): a call in, hold, blind transfer, a call out; numbered tones
/// prove who hears whom. Minutes: <c>tests/Interop/matrix.sh</c>.
/// </summary>
[Explicit("minutes; the short ways are SecureMediaTests and the journeys"), Category("Matrix"), NonParallelizable]
public sealed class MatrixTests
{
    private const int CallerTones = 500;
    private const int AnnaTones = 600;
    private const int BertTones = 1300;
    private const string Outside = "127.0.0.2";

    private static readonly string[] Transports = ["udp", "tcp", "tls"];

    // baresip's DTLS takes no offer that has plain RTP beside it, and such is what an agent's telephone is offered unless Sip:MediaEncryption=required
    private static readonly (string Name, string? Setting, bool TakesCalls)[] Protections = [("plain", null, true), ("SDES", "srtp", true), ("DTLS", "dtls_srtp", false)];
    private static readonly (string Name, string Setting, int Rate)[] Codecs =
        [("PCMU", "pcmu", 8000), ("PCMA", "pcma", 8000), ("G722", "G722/16000/1", 16000), ("opus", "opus/48000/2", 48000)];

    private readonly List<string> _rows = [];
    private ServerProcess _server = null!;
    private BaresipPhone _bert = null!;
    private string _folder = null!;
    private int _tlsPort;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("matrix-").FullName;
        _tlsPort = Ports.Free();
        var (key, certificate) = (Path.Combine(_folder, "key.pem"), Path.Combine(_folder, "server.pem"));
        Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate);
        await File.AppendAllTextAsync(certificate, await File.ReadAllTextAsync(key));
        _server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Outside}", "Speech:Recognizer:en=none", $"Sip:TlsCertificate={certificate}", $"Sip:TlsPort={_tlsPort}",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        await _server.SendAsync(HttpMethod.Post, "/api/v1/queues", new { name = "others" });
        _bert = await _server.HireAsync("bert", "others", Sounds.Numbered(BertTones), autoAnswer: true);
        await _server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "anna", password = Company.AgentPassword, name = "Anna", sipPassword = ServerProcess.SipSecret, queues = new[] { "support" },
        });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        TestContext.Progress.WriteLine("\n| transport | protection | codec | call in | hold | blind transfer | call out |\n|---|---|---|---|---|---|---|");
        _rows.ForEach(TestContext.Progress.WriteLine);
        TestContext.Progress.WriteLine("-: by DTLS baresip can call, and not be called beside plain RTP (Sip:MediaEncryption=required, Sip:MediaKeys=dtls makes it so for a whole server).");
        TestContext.Progress.WriteLine("wss: no such telephone but browsers, which always do DTLS: BrowserLineTests, WebSocketTests and the page's own tests.");
        foreach (var part in new IAsyncDisposable?[] { _bert, _server })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Telephone([ValueSource(nameof(Transports))] string transport, [Values(0, 1, 2)] int protection, [Values(0, 1, 2, 3)] int codec)
    {
        var (how, encryption, takesCalls) = Protections[protection];
        var (format, codecs, rate) = Codecs[codec];
        var seen = new string[] { "-", "-", "-", "-" };
        try
        {
            await using var anna = await BaresipPhone.StartAsync(new PhoneOptions
            {
                User = "anna", Registrar = $"127.0.0.1:{(transport == "tls" ? _tlsPort : _server.SipPort)}", Transport = transport, AutoAnswer = true, Codecs = codecs,
                Rate = rate, Encryption = encryption, MicrophoneWav = Microphone(rate),
            });
            if (takesCalls)
            {
                await CallInAsync(anna, seen);
            }

            await CallOutAsync(anna, seen);
        }
        finally
        {
            _rows.Add($"| {transport} | {how} | {format} | {string.Join(" | ", seen)} |");
            TestContext.Progress.WriteLine(_rows[^1]);
        }
    }

    private async Task CallInAsync(BaresipPhone anna, string[] seen)
    {
        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = "+4930510", Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        await _server.SetStateAsync("bert", "ready");
        await _server.SetStateAsync("anna", "ready");
        await caller.CommandAsync("dial", $"sip:1000@127.0.0.1:{_server.SipPort}");
        await anna.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await caller.HearAsync(4);
        seen[0] = await JudgeAsync(caller, () => Says(Heard(anna), CallerTones) && Says(caller.HeardSound(), AnnaTones));

        await anna.CommandAsync("hold");
        await caller.HearAsync(2);
        await anna.CommandAsync("resume");
        await caller.HearAsync(1);
        var before = caller.HeardSound().Length;
        await caller.HearAsync(4);
        seen[1] = await JudgeAsync(caller, () => Says(caller.HeardSound()[before..], AnnaTones));

        await anna.CommandAsync("transfer", $"sip:bert@{ServerProcess.Realm}");
        await _bert.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        before = caller.HeardSound().Length;
        await caller.HearAsync(4);
        seen[2] = await JudgeAsync(caller, () => Says(caller.HeardSound()[before..], BertTones));
        await caller.CommandAsync("hangup");
        await _bert.WaitAsync("CALL_CLOSED", Company.Patience);
    }

    private async Task CallOutAsync(BaresipPhone anna, string[] seen)
    {
        await _server.SetStateAsync("anna", "notReady");
        await _server.SetStateAsync("bert", "notReady");
        var (annaHeard, bertHeard) = (Heard(anna).Length, _bert.HeardSound().Length);
        await anna.CommandAsync("dial", $"sip:bert@{ServerProcess.Realm}");
        await _bert.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        await _bert.HearAsync(4);
        seen[3] = await JudgeAsync(_bert, () => Says(Heard(anna)[annaHeard..], BertTones) && Says(_bert.HeardSound()[bertHeard..], AnnaTones));
        await anna.CommandAsync("hold");
        await anna.CommandAsync("resume");
        await _bert.HearAsync(1);
        bertHeard = _bert.HeardSound().Length;
        await _bert.HearAsync(4);
        seen[1] = await JudgeAsync(_bert, () => Says(_bert.HeardSound()[bertHeard..], AnnaTones));
        await anna.CommandAsync("hangup");
        await _bert.WaitAsync("CALL_CLOSED", Company.Patience);
    }

    /// <summary>A busy machine takes longer: twenty more seconds of sound may come.</summary>
    private static async Task<string> JudgeAsync(BaresipPhone clock, Func<bool> says)
    {
        for (var more = 0; !says(); more++)
        {
            Assert.That(more, Is.LessThan(20), "the numbers were not heard");
            await clock.HearAsync(1);
        }

        return "ok";
    }

    private static bool Says(ReadOnlySpan<short> sound, int tones) => Sounds.NumbersIn(sound, tones).Contains("1234", StringComparison.Ordinal);

    private string Microphone(int rate)
    {
        var file = Path.Combine(_folder, $"anna-{rate}.wav");
        if (!File.Exists(file))
        {
            Run("sox", Sounds.Numbered(AnnaTones), "-r", $"{rate}", file);
        }

        return file;
    }

    /// <summary>What a telephone of any rate has heard, at 8 kHz.</summary>
    private short[] Heard(BaresipPhone phone)
    {
        var file = Path.Combine(_folder, "heard.wav");
        return [.. phone.Heard.SelectMany(dump =>
        {
            // the header of a file that still grows says nothing of its length
            Run("sox", "--ignore-length", dump, "-r", $"{Sounds.Rate}", "-c", "1", file);
            return Sounds.Read(file)[0];
        })];
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {errors}");
    }
}
