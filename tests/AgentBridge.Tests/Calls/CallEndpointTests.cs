using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Calls;

internal sealed class CallEndpointTests : HostFixture
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 30, 15, 123, TimeSpan.Zero);
    private readonly CallId _id = CallId.New();
    private readonly CallId _later = CallId.New();

    [OneTimeSetUp]
    public void AddCalls()
    {
        File.WriteAllBytes(Path.Combine(Host.Recordings, "one.wav"), [.. Enumerable.Range(0, 200).Select(i => (byte)i)]);
        Host.Calls.Calls[_id] = Samples.Call(_id, At, "one.wav");
        Host.Calls.Calls[_later] = Samples.Call(_later, At.AddHours(1), "two.wav.sealed");
    }

    [Test]
    public async Task Get_OneCall_HasTheShapeOfTheContract()
    {
        var call = await Agent.GetJsonAsync($"/api/v1/calls/{_id}");
        Assert.Multiple(() =>
        {
            Assert.That(call.Names(), Is.SupersetOf(new[]
            {
                "id", "direction", "from", "to", "startedAt", "answeredAt", "endedAt", "end", "customerId", "ticketId", "events",
            }));
            Assert.That(call.Text("id"), Is.EqualTo(_id.ToString()));
            Assert.That(call.Text("direction"), Is.EqualTo("inbound"));
            Assert.That(call.Text("startedAt"), Is.EqualTo("2026-01-05T09:30:15.123Z"));
            Assert.That(call["end"].Text("result"), Is.EqualTo("completed"));
            Assert.That(call["end"].Text("reason"), Is.EqualTo("callerHungUp"));
            Assert.That(call["end"]!.AsObject().ContainsKey("sipStatus"), Is.True);
            Assert.That(call.Text("ticketId"), Is.EqualTo(Samples.Ticket.ToString("N")));
        });
    }

    [Test]
    public async Task Get_Events_CarryTypeTimeAndTheirOwnWords()
    {
        var events = (await Agent.GetJsonAsync($"/api/v1/calls/{_id}"))["events"]!.AsArray();
        var question = events.First(e => e.Text("type") == "question");
        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.Text("type")), Is.EqualTo(new[]
            {
                "arrived", "answered", "flow", "keypadOnly", "question", "digit", "queued", "offered", "accepted", "bridged", "released", "ended",
            }));
            Assert.That(question.Text("heard"), Is.EqualTo("can i pay by card"));
            Assert.That(question.Text("outcome"), Is.EqualTo("offer"));
            Assert.That(question.Text("article"), Is.EqualTo("pay-bill"));
            Assert.That(question!["score"]!.GetValue<double>(), Is.EqualTo(0.44));
            Assert.That(question.Text("at"), Is.EqualTo("2026-01-05T09:30:24.123Z"));
            Assert.That(events.First(e => e.Text("type") == "digit").Text("digit"), Is.EqualTo("0"));
            Assert.That(events[0]!["seq"]!.GetValue<long>(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task List_NewestFirst_WithEventsUnlessDeclined()
    {
        var all = (await Agent.GetJsonAsync("/api/v1/calls?limit=10")).AsArray();
        var bare = (await Agent.GetJsonAsync("/api/v1/calls?events=false")).AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(all.Select(c => c.Text("id")), Is.EqualTo(new[] { _later.ToString(), _id.ToString() }));
            Assert.That(all[0]!["events"].HasKind(JsonValueKind.Array));
            Assert.That(bare[0]!.Names(), Does.Not.Contain("events"));
        });
    }

    [Test]
    public async Task List_FromTo_Limits()
    {
        var calls = (await Agent.GetJsonAsync("/api/v1/calls?from=2026-01-05T10:00:00Z&to=2026-01-05T12:00:00%2B01:00")).AsArray();
        Assert.That(calls.Select(c => c.Text("id")), Is.EqualTo(new[] { _later.ToString() }));
    }

    [TestCase("/api/v1/calls?limit=0", 400)]
    [TestCase("/api/v1/calls?limit=1001", 400)]
    [TestCase("/api/v1/calls?limit=many", 400)]
    [TestCase("/api/v1/calls?from=yesterday", 400)]
    [TestCase("/api/v1/calls/nonsense", 404)]
    [TestCase("/api/v1/calls/00000000000000000000000000000000", 404)]
    [TestCase("/api/v1/calls/00000000000000000000000000000000/recording", 404)]
    public async Task Get_Wrong_IsAProblem(string path, int status)
    {
        var (code, problem) = await Agent.SendAsync("GET", path);
        Assert.That((code, problem?["status"]?.GetValue<int>()), Is.EqualTo((status, (int?)status)));
    }

    [Test]
    public async Task Recording_IsServedWithRanges()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/calls/{_id}/recording") { Headers = { Range = new RangeHeaderValue(10, 19) } };
        using var answer = await Agent.SendAsync(request);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("audio/wav"));
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Enumerable.Range(10, 10).Select(i => (byte)i)));
        });
    }

    [Test]
    public async Task Peaks_ShowWhoWasLoudWhen_AndAreNoHearing()
    {
        var id = CallId.New();
        File.WriteAllBytes(Path.Combine(Host.Recordings, "two.wav"), StereoWav.TwoSeconds());
        Host.Calls.Calls[id] = Samples.Call(id, At, "two.wav");
        var heard = Host.Journal.Of<RecordingPlayed>().Count;
        var peaks = await Supervisor.GetJsonAsync($"/api/v1/calls/{id}/recording/peaks?points=50");
        var (left, right) = (Values("left"), Values("right"));
        Assert.Multiple(async () =>
        {
            Assert.That(peaks["seconds"]!.GetValue<double>(), Is.EqualTo(2));
            Assert.That((left[..25].Min(), left[25..].Max()), Is.EqualTo((127, 0)), "the caller speaks first");
            Assert.That((right[..25].Max(), right[25..].Min()), Is.EqualTo((0, 255)), "then the agent, as loud as can be");
            Assert.That(Host.Journal.Of<RecordingPlayed>(), Has.Count.EqualTo(heard));
            Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/calls/{id}/recording/peaks?points=5")).Status, Is.EqualTo(400));
            Assert.That((await Supervisor.SendAsync("GET", $"/api/v1/calls/{_id}/recording/peaks")).Status, Is.EqualTo(204), "no WAV file, no picture");
        });

        int[] Values(string side) => [.. peaks[side]!.AsArray().Select(v => v!.GetValue<int>())];
    }

    [TestCase("recording")]
    [TestCase("recording/peaks")]
    public async Task Recording_UnderAKeyThatIsNotThere_IsAProblemThatNamesIt(string what)
    {
        var (status, problem) = await Supervisor.SendAsync("GET", $"/api/v1/calls/{_later}/{what}");
        Assert.That((status, problem.Text("code")), Is.EqualTo((409, "recordingLocked")));
        Assert.That(problem.Text("detail"), Does.Contain("2025"));
    }
}
