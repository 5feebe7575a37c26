using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>What stays while telephones are tried: a server, the caller and a person outside, and anna's page, whose telephone is the one that is tried.</summary>
internal sealed class MatrixHouse : IAsyncDisposable
{
    public const int CallerTones = 500;
    public const int AnnaTones = 600;
    public const int PersonTones = 1300;
    public const string CallerNumber = "+493051000";
    public const string PersonNumber = "+493051001";

    private const string Outside = "127.0.0.2";

    private readonly string _folder = Directory.CreateTempSubdirectory("matrix-").FullName;
    private readonly int _tlsPort = Ports.Free();
    private readonly int _httpsPort = Ports.Free();
    private readonly HttpClient _desk = new();

    private Edge? _edge;

    private MatrixHouse(string protection, bool isInsistedOn) => (Protection, IsInsistedOn) = (protection, isInsistedOn);

    public string Protection { get; }

    public bool IsInsistedOn { get; }

    public ServerProcess Server { get; private set; } = null!;

    public BaresipPhone Caller { get; private set; } = null!;

    public BaresipPhone Person { get; private set; } = null!;

    public static async Task<MatrixHouse> OpenAsync(string protection, bool isInsistedOn)
    {
        var house = new MatrixHouse(protection, isInsistedOn);
        try
        {
            await house.OpenAsync();
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>anna's telephone, registered.</summary>
    public async Task<ITrialPhone> StartAsync(Combination wanted)
    {
        var transport = wanted.Transport.ToLowerInvariant();
        var (plain, tls, wss) = wanted.ByKamailio ? (_edge!.Port, _edge.TlsPort, $"{_edge.WssPort}/") : (Server.SipPort, _tlsPort, $"{_httpsPort}/sip");
        var registrar = $"127.0.0.1:{(transport == "tls" ? tls : plain)}";
        switch (wanted.Telephone)
        {
            case "baresip":
                var (codecs, rate) = wanted.Codec switch { "G722" => ("G722/16000/1", 16000), "opus" => ("opus/48000/2", 48000), var g711 => (g711.ToLowerInvariant(), 8000) };
                return new BaresipTrial(await BaresipPhone.StartAsync(new PhoneOptions
                {
                    User = "anna", Registrar = registrar, Transport = transport, AutoAnswer = true, Codecs = codecs, Rate = rate, Trace = true, MicrophoneWav = Microphone(rate),
                    Encryption = wanted.Protection switch { "SDES" => "srtp", "DTLS" => "dtls_srtp", _ => null },
                }));
            case "linphone":
                var linphone = await LinphonePhone.StartAsync(new LinphoneOptions("anna", registrar)
                {
                    Transport = transport, Codec = wanted.Codec, MicrophoneWav = Microphone(8000), ReportsVoice = true, Encryption = wanted.Protection switch { "SDES" => "srtp", "DTLS" => "dtls", _ => "none" },
                });
                await Server.UntilAsync("/api/v1/agents/live", all => all.EnumerateArray().Any(a => a.GetProperty("phoneRegistered").GetBoolean()), Company.Patience);
                return new LinphoneTrial(linphone);
            default:
                return await BrowserTrial.StartAsync($"https://localhost:{_httpsPort}/", $"wss://localhost:{wss}", "anna", wanted.Codec, Microphone(8000));
        }
    }

    public async Task PressAsync(string key, object? body = null)
    {
        using var answer = await _desk.PostAsJsonAsync($"/api/v1/desk/{key}", body ?? new { });
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { Caller, Person, _edge, Server })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _desk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        var (key, certificate, personPort) = (Path.Combine(_folder, "key.pem"), Path.Combine(_folder, "server.pem"), Ports.Free());
        Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out", certificate);
        await File.AppendAllTextAsync(certificate, await File.ReadAllTextAsync(key));
        string[] protect = [.. IsInsistedOn ? ["Sip:MediaEncryption=required"] : Array.Empty<string>(), .. Protection == "DTLS" ? ["Sip:MediaKeys=dtls"] : Array.Empty<string>()];
        Server = await ServerProcess.StartAsync(
        [
            $"Sip:Trunks:0:Address={Outside}", $"Sip:Trunks:0:Host={Outside}", $"Sip:Trunks:0:Port={personPort}", "Sip:Trunks:0:MediaEncryption=off",
            ServerProcess.WithoutModels, $"Speech:Models={_folder}", "Recording:Enabled=false", "Dialing:FromPhones=true", "Dialing:UserCallsPerHour=1000", $"Sip:TlsCertificate={certificate}", $"Sip:TlsPort={_tlsPort}",
            $"Urls=http://127.0.0.1:{Ports.Free()};https://localhost:{_httpsPort}", $"Kestrel:Certificates:Default:Path={certificate}", $"Kestrel:Certificates:Default:KeyPath={key}",
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}", .. protect,
        ]);
        _edge = await Edge.StartAsync(Server.SipPort, certificate, key);
        await Server.SendAsync(HttpMethod.Put, "/api/v1/queues/support", new { wrapUpSeconds = 1, ringSeconds = 20 });
        await Server.SendAsync(HttpMethod.Post, "/api/v1/agents", new
        {
            user = "anna", password = Company.AgentPassword, name = "Anna", sipPassword = ServerProcess.SipSecret, telephone = "sip",
            skills = new Dictionary<string, int> { ["en"] = 5 }, queues = new[] { "support" },
        });
        _desk.BaseAddress = Server.Http.BaseAddress;
        using var signedIn = await _desk.PostAsJsonAsync("/api/v1/session", new { user = "anna", password = Company.AgentPassword });
        _desk.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer",
            (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString());
        Caller = await BaresipPhone.StartAsync(new PhoneOptions { User = CallerNumber, Address = Outside, MicrophoneWav = Sounds.Numbered(CallerTones) });
        Person = await BaresipPhone.StartAsync(new PhoneOptions
        {
            User = PersonNumber, Address = Outside, SipPort = personPort, AutoAnswer = true, MicrophoneWav = Sounds.Numbered(PersonTones),
        });
    }

    private string Microphone(int rate)
    {
        var file = Path.Combine(_folder, $"anna-{rate}.wav");
        if (!File.Exists(file))
        {
            Run("sox", Sounds.Numbered(AnnaTones), "-r", $"{rate}", file);
        }

        return file;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {errors}");
    }
}
