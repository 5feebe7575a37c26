using System.Diagnostics;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>One call as those see it who look after the server: its lines in the log, its SIP messages in a capture, its trace at a collector.</summary>
public sealed class ObservedCallTests
{
    private Collector _collector = null!;
    private ServerProcess _server = null!;
    private BaresipPhone _anna = null!;
    private BaresipPhone _bert = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _collector = await Collector.OpenAsync();
        // no trunk at this address: the phone is challenged
        _server = await ServerProcess.StartAsync("Sip:Trunks:0:Address=192.0.2.1", ServerProcess.WithoutModels, "Log:Format=json", $"Otlp:Endpoint={_collector.Address}");
        _anna = await _server.HireAsync("anna", "support", Sounds.Silence);
        _bert = await _server.HireAsync("bert", "support", Sounds.Silence, autoAnswer: true);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _anna, _bert, _server, _collector })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    [Test]
    public async Task OneCall_IsInTheLogInACaptureAndAtTheCollector()
    {
        await _server.SendAsync(HttpMethod.Put, "/api/v1/sip-trace/anna", new { minutes = 5 });
        await _server.SetStateAsync("bert", "ready");
        await _anna.CommandAsync("dial", $"sip:1000@{ServerProcess.Realm}");
        await _anna.WaitAsync("CALL_ESTABLISHED", Company.Patience);
        var call = await _server.CallOfAsync("anna");
        // the log says why this caller has the keypad alone
        await _server.EventAsync(call, "keypadOnly");
        await _anna.HearAsync(1);
        await _anna.CommandAsync("sndcode", "0");
        await _server.EventAsync(call, "bridged");
        await _anna.CommandAsync("hangup");
        await _server.EventAsync(call, "ended");

        await CaptureIsReadByTsharkAsync(call);
        // metrics are sent once a minute, and when the server stops
        var server = _server;
        _server = null!;
        await server.DisposeAsync();
        TraceArrives(call);
        LinesNameTheCall(server.Log, call);
    }

    private async Task CaptureIsReadByTsharkAsync(string call)
    {
        var file = Path.Combine(_server.DataDirectory, "call.pcap");
        await File.WriteAllBytesAsync(file, await _server.Http.GetByteArrayAsync($"/api/v1/calls/{call}/trace?format=pcap"));
        var start = new ProcessStartInfo("tshark", ["-r", file, "-Y", "sip", "-T", "fields", "-e", "sip.CSeq.method", "-e", "sip.Status-Code", "-e", "sip.auth.digest.response"])
        {
            RedirectStandardOutput = true,
        };
        using var tshark = Process.Start(start)!;
        var lines = (await tshark.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        TestContext.Out.WriteLine(string.Join('\n', lines));
        Assert.That(lines.Select(l => l.Split('\t')[0]), Is.SupersetOf(["INVITE", "ACK", "BYE"]));
        Assert.That(lines.Select(l => l.Split('\t')[1]), Is.SupersetOf(["401", "200"]));
        Assert.That(lines.Select(l => l.Split('\t')[2]).Where(r => r.Length > 0), Is.Not.Empty.And.All.EqualTo("\"***\""));
    }

    private void TraceArrives(string call)
    {
        var whole = _collector.Spans.Single(s => s.Name == "call");
        var others = _collector.Spans.Where(s => s != whole).ToList();
        Assert.That(whole.Attributes["call.id"], Is.EqualTo(call));
        Assert.That(others.Select(s => s.Name), Is.SupersetOf(["flow", "wait", "offer", "talk"]));
        Assert.That(others.Select(s => (s.Trace, s.Parent)), Is.All.EqualTo((whole.Trace, whole.Id)));
        Assert.That(others.Single(s => s.Name == "talk").Attributes["agent.user"], Is.EqualTo("bert"));
        Assert.That(_collector.Metrics, Is.SupersetOf(["callcenter.calls", "callcenter.queue.wait", "callcenter.talk"]));
        Assert.That(_collector.Service, Is.EqualTo("callcenter"));
    }

    private static void LinesNameTheCall(string log, string call)
    {
        var lines = log.Split('\n').Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var named = lines.Where(l => l.TryGetProperty("CallId", out var id) && id.ToString() == call).ToList();
        TestContext.Out.WriteLine(string.Join('\n', named));
        Assert.That(named, Is.Not.Empty);
        Assert.That(lines.Except(named).Where(l => l.ToString().Contains(call, StringComparison.Ordinal)), Is.Empty, "lines that speak of the call and do not name it");
    }
}
