using System.Net;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Traces;

internal sealed class TraceTests : HostFixture
{
    private static readonly SipTraceMessage[] Messages =
    [
        new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, 123, TimeSpan.Zero), false, "UDP", new IPEndPoint(IPAddress.Parse("192.0.2.7"), 5070), "INVITE sip:x SIP/2.0\r\n\r\n"),
        new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, 125, TimeSpan.Zero), true, "TCP", new IPEndPoint(IPAddress.Parse("2001:db8::7"), 5060), "SIP/2.0 100 Trying\r\n\r\n"),
    ];

    [Test]
    public async Task Watch_IsListedUntilItIsStopped()
    {
        var (code, watches) = await Admin.SendAsync("PUT", "/api/v1/sip-trace/%2B493012345678", """{"minutes":5}""");
        Assert.That((code, watches!.AsArray().Single().Text("whom")), Is.EqualTo((200, "+493012345678")));
        Assert.That((await Admin.SendAsync("DELETE", "/api/v1/sip-trace/%2B493012345678")).Status, Is.EqualTo(204));
        Assert.That((await Admin.SendAsync("GET", "/api/v1/sip-trace")).Body!.AsArray(), Is.Empty);
    }

    [TestCase("ab", 5, "whom")]
    [TestCase("amy", 0, "minutes")]
    [TestCase("amy", 2000, "minutes")]
    public async Task Watch_WhatCannotBe_IsRefusedAtItsField(string whom, int minutes, string field)
    {
        var (code, problem) = await Admin.SendAsync("PUT", $"/api/v1/sip-trace/{whom}", $$"""{"minutes":{{minutes}}}""");
        Assert.That((code, problem!["errors"]![field] is not null), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task Trace_IsForAdministratorsOnly()
    {
        Assert.That((await Supervisor.SendAsync("GET", "/api/v1/sip-trace")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/calls/{CallId.New()}/trace")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task OfACall_TextAndCapture()
    {
        var call = AddCall();
        Host.Traces.Messages[$"sip-{call}"] = Messages;
        var text = await Admin.GetStringAsync($"/api/v1/calls/{call}/trace");
        Assert.That(text, Is.EqualTo("2026-11-26T09:00:00.123Z <-- UDP 192.0.2.7:5070\nINVITE sip:x SIP/2.0\n\n"
            + "2026-11-26T09:00:00.125Z --> TCP [2001:db8::7]:5060\nSIP/2.0 100 Trying\n\n"));
        var capture = await Admin.GetByteArrayAsync($"/api/v1/calls/{call}/trace?format=pcap");
        Assert.Multiple(() =>
        {
            Assert.That(capture.AsSpan(0, 4).ToArray(), Is.EqualTo(new byte[] { 0xd4, 0xc3, 0xb2, 0xa1 }));
            Assert.That(capture, Has.Length.EqualTo(24 + (16 + 20 + 8 + 24) + (16 + 40 + 8 + 22)));
        });
    }

    [Test]
    public async Task OfACall_NobodyWatched_SaysSo()
    {
        var call = AddCall();
        var (code, problem) = await Admin.SendAsync("GET", $"/api/v1/calls/{call}/trace");
        Assert.That((code, problem.Text("code")), Is.EqualTo((404, "notTraced")));
    }

    private CallId AddCall()
    {
        var id = CallId.New();
        Host.Calls.Calls[id] = Samples.Call(id, DateTimeOffset.UtcNow);
        return id;
    }
}
