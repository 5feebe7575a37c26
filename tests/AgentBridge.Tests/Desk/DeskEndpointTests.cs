using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Desk;

internal sealed class DeskEndpointTests
{
    private BridgeHost _host = null!;
    private HttpClient _anna = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await BridgeHost.StartAsync();
        _anna = await _host.ClientAsync("anna");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _anna.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task OneCall_AcceptHoldResumeHangUpWrapUp()
    {
        var pop = await OfferAsync();
        Assert.That((await _anna.GetJsonAsync("/api/v1/desk")).Text("state"), Is.EqualTo("offered"));
        Assert.That(await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("hold"), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("hold"), Is.EqualTo((409, "alreadyHeld")));
        Assert.That(await PostAsync("resume"), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("hangup"), Is.EqualTo((200, "wrapUp")));
        Assert.That(await PostAsync("wrap-up", """{"disposition":"solved","note":"told her where"}"""), Is.EqualTo((200, "ready")));
        Assert.That(_host.Desk.Commands, Does.Contain("wrapUp anna solved told her where"));
    }

    [Test]
    public async Task Customer_IsChosenForTheCallAtHand()
    {
        var pop = await OfferAsync();
        var customer = Guid.NewGuid();
        Assert.That(await PostAsync("customer", $$"""{"callId":"{{pop.CallId}}","customerId":"{{customer}}"}"""), Is.EqualTo((200, "offered")));
        Assert.That((await _anna.GetJsonAsync("/api/v1/desk"))["pop"]!.Text("chosen"), Is.EqualTo(customer.ToString("N")));
        Assert.That(await PostAsync("customer", $$"""{"callId":"{{CallId.New()}}","customerId":"{{customer}}"}"""), Is.EqualTo((409, "noCall")));
        Assert.That(await PostAsync("customer", $$"""{"callId":"{{pop.CallId}}"}"""), Is.EqualTo((400, "invalid")));
    }

    [Test]
    public async Task Accept_OldLease_Is409()
    {
        var pop = await OfferAsync();
        Assert.That(await PostAsync("accept", $$"""{"lease":{{pop.Lease - 1}}}"""), Is.EqualTo((409, "leaseExpired")));
    }

    [Test]
    public async Task Reject_GivesTheCallBack()
    {
        var pop = await OfferAsync();
        Assert.That(await PostAsync("reject", $$"""{"lease":{{pop.Lease}}}"""), Is.EqualTo((200, "notReady")));
    }

    [TestCase("""{"queue":"billing"}""", 200, "wrapUp", "transferToQueue billing anna")]
    [TestCase("""{"number":"+49301112223"}""", 200, "wrapUp", "transferToNumber +49301112223 anna")]
    [TestCase("""{"flow":"reminder"}""", 200, "wrapUp", "transferToFlow reminder anna")]
    [TestCase("""{"queue":"nowhere"}""", 400, "unknownQueue", "transferToQueue nowhere anna")]
    [TestCase("""{"number":"wrong"}""", 400, "invalidNumber", "transferToNumber wrong anna")]
    public async Task Transfer_ToQueueOrNumber(string body, int status, string word, string command)
    {
        var pop = await OfferAsync();
        await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}""");
        Assert.That(await PostAsync("transfer", body), Is.EqualTo((status, word)));
        Assert.That(_host.Desk.Commands, Does.Contain(command));
    }

    [Test]
    public async Task Consultation_SwapMergeMuteKeysPauseAndHandOver()
    {
        var pop = await OfferAsync();
        await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}""");
        Assert.That(await PostAsync("swap"), Is.EqualTo((409, "noConsultation")));
        Assert.That((await PostAsync("consult")).Status, Is.EqualTo(400));
        Assert.That(await PostAsync("consult", """{"number":"wrong"}"""), Is.EqualTo((400, "invalidNumber")));
        Assert.That(await PostAsync("consult", """{"number":" +49301112223 "}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("swap"), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("merge"), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("mute", """{"on":true}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("pause-recording", """{"on":true}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("keys", """{"keys":"12#"}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("keys", """{"keys":"x"}"""), Is.EqualTo((400, "invalidKeys")));
        var view = _host.Desk.View("anna")!;
        Assert.That((view.Muted, view.RecordingPaused, view.Parties.Single().Who), Is.EqualTo((true, true, "+49301112223")));
        Assert.That(await PostAsync("complete"), Is.EqualTo((200, "wrapUp")));
    }

    [TestCase("""{"number":"030 123456"}""", "+4930123456 support +4930100")]
    [TestCase("""{"number":"ben"}""", "ben  ")]
    public async Task Dial_ANumberInAnyWriting_OrAColleague(string body, string dialed)
    {
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        Assert.That(await PostAsync("dial", body), Is.EqualTo((200, "onCall")));
        Assert.That(_host.Desk.Commands, Does.Contain($"dial {dialed} anna"));
    }

    [TestCase("""{"number":"12x"}""", "number", "notPhone")]
    [TestCase("""{"number":"+49900"}""", "number", "barred")]
    [TestCase("""{"number":"+4930666"}""", "number", "doNotCall")]
    [TestCase("""{"number":"+4930777"}""", "number", "outsideHours")]
    [TestCase("{}", "number", "missing")]
    public async Task Dial_Refused_SaysSoAtTheField(string body, string field, string code)
    {
        _host.HandDialing.Bars["+4930666"] = CallModel.Faults.FaultCode.DoNotCall;
        _host.HandDialing.Bars["+4930777"] = CallModel.Faults.FaultCode.OutsideHours;
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        var (status, answer) = await _anna.SendAsync("POST", "/api/v1/desk/dial", body);
        var fault = answer!["faults"]!.AsArray().Single()!;
        Assert.That((status, fault["field"]!.GetValue<string>(), fault["code"]!.GetValue<string>()), Is.EqualTo((400, field, code)));
    }

    [Test]
    public async Task Parked_AreSeenByThoseOfTheQueue_AndPickedUp()
    {
        ParkedCall Parked(int slot, string queue) => new(slot, CallId.New(), queue, "+4930111", null, "ben", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
        _host.Desk.Park(Parked(1, "support"), Parked(2, "elsewhere"));
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        Assert.That((await _anna.GetJsonAsync("/api/v1/parked")).AsArray().Select(p => p!["slot"]!.GetValue<int>()), Is.EqualTo(new[] { 1 }));
        Assert.That(await PostAsync("pick-up", """{"slot":1}"""), Is.EqualTo((200, "ready")));
        Assert.That(await PostAsync("pick-up", """{"slot":7}"""), Is.EqualTo((409, "notParked")));
    }

    [Test]
    public async Task ConsultQueue_ParkAndSwitch_AreHandedOn()
    {
        var pop = await OfferAsync();
        await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}""");
        Assert.That(await PostAsync("switch", $$"""{"callId":"{{CallId.New()}}"}"""), Is.EqualTo((409, "noCall")));
        Assert.That(await PostAsync("consult", """{"queue":"billing"}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("consult", """{"flow":"nowhere"}"""), Is.EqualTo((400, "invalid")));
        Assert.That(await PostAsync("consult", """{"flow":"reminder"}"""), Is.EqualTo((200, "onCall")));
        Assert.That(await PostAsync("park"), Is.EqualTo((200, "wrapUp")));
        Assert.That(_host.Desk.Commands, Does.Contain("consultQueue billing anna").And.Contain("park anna"));
    }

    [TestCase("{}")]
    [TestCase("""{"queue":"billing","number":"+49301112223"}""")]
    [TestCase("""{"queue":"billing","flow":"reminder"}""")]
    [TestCase("""{"flow":"nowhere"}""")]
    public async Task Transfer_NeitherOrBoth_Is400(string body) => Assert.That((await PostAsync("transfer", body)).Status, Is.EqualTo(400));

    [TestCase("hold", "noCall")]
    [TestCase("hangup", "noCall")]
    [TestCase("wrap-up", "notInWrapUp")]
    public async Task Command_WithoutCall_SaysWhy(string command, string code) => Assert.That(await PostAsync(command), Is.EqualTo((409, code)));

    [Test]
    public async Task WrapUp_NoteTooLong_Is400() =>
        Assert.That((await PostAsync("wrap-up", $$"""{"note":"{{new string('x', 8001)}}"}""")).Status, Is.EqualTo(400));

    [Test]
    public async Task Draft_IsKeptAndReadAgain()
    {
        Assert.That((await _anna.SendAsync("GET", "/api/v1/desk/draft")).Status, Is.EqualTo(204));
        var pop = await OfferAsync();
        await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}""");
        Assert.That((await PutDraftAsync($$"""{"callId":"{{pop.CallId}}","note":"wants a refund"}""")).Status, Is.EqualTo(204));
        var draft = await _anna.GetJsonAsync("/api/v1/desk/draft");
        Assert.That((draft.Text("callId"), draft.Text("note"), draft.Text("disposition")), Is.EqualTo((pop.CallId.ToString(), "wants a refund", (string?)null)));
    }

    [Test]
    public async Task Draft_OfAnotherCallOrTooLong_IsRefused()
    {
        var (status, answer) = await PutDraftAsync($$"""{"callId":"{{CallId.New()}}","note":"x"}""");
        Assert.That((status, answer.Text("code")), Is.EqualTo((409, "noCall")));
        Assert.That((await PutDraftAsync("""{"note":"x"}""")).Status, Is.EqualTo(400));
        Assert.That((await PutDraftAsync($$"""{"callId":"{{CallId.New()}}","note":"{{new string('x', 8001)}}"}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task MoreTime_ExtendsTheWrapUp()
    {
        Assert.That(await PostAsync("more-time"), Is.EqualTo((409, "notInWrapUp")));
        var pop = await OfferAsync();
        await PostAsync("accept", $$"""{"lease":{{pop.Lease}}}""");
        await PostAsync("hangup");
        var before = _host.Desk.View("anna")!.WrapUpEndsAt!.Value;
        Assert.That(await PostAsync("more-time"), Is.EqualTo((200, "wrapUp")));
        Assert.That(_host.Desk.View("anna")!.WrapUpEndsAt, Is.GreaterThan(before));
    }

    private Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> PutDraftAsync(string body) => _anna.SendAsync("PUT", "/api/v1/desk/draft", body);

    private async Task<ScreenPop> OfferAsync()
    {
        await _host.Desk.SetStateAsync("anna", AgentState.Ready, null, "anna");
        return await _host.Desk.OfferAsync("anna", lease => Samples.Pop(lease, DateTimeOffset.UtcNow));
    }

    private async Task<(int Status, string? Word)> PostAsync(string command, string body = "{}")
    {
        var (status, answer) = await _anna.SendAsync("POST", $"/api/v1/desk/{command}", body);
        return (status, answer.Text(status == 200 ? "state" : "code"));
    }
}
