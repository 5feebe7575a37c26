using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Calls;

internal sealed class PlaceCallTests : HostFixture
{
    private const string Path = "/api/v1/calls";

    [SetUp]
    public void Forget()
    {
        Host.Telephony.Placed.Clear();
        Host.Telephony.Outcome = new PlaceOutcome.Placed(CallId.New());
    }

    [Test]
    public async Task Post_BySupervisor_PlacesTheCallAndNamesIt()
    {
        var (status, body) = await Supervisor.SendAsync("POST", Path, """{"to":" +4930555123 ","queue":"support","callerId":"+49800100"}""");

        Assert.That(status, Is.EqualTo(202));
        Assert.That(body.Text("id"), Is.EqualTo(((PlaceOutcome.Placed)Host.Telephony.Outcome).Call.ToString()));
        Assert.That(Host.Telephony.Placed.Single(), Is.EqualTo(
            new OutboundCall("+4930555123", TimeSpan.FromSeconds(60), "+49800100", Queue: "support") { By = "sam" }));
    }

    [TestCase("tel:+49-800-1002003")]
    [TestCase(" 0800 1002003 ")]
    [TestCase("+49 (800) 100 2003")]
    public async Task Post_CallerId_IsReadAsAllNumbersAre(string typed)
    {
        var (status, _) = await Supervisor.SendAsync("POST", Path, $$"""{"to":"+4930555123","queue":"support","callerId":"{{typed}}"}""");

        Assert.That((status, Host.Telephony.Placed.Single().CallerNumber), Is.EqualTo((202, "+498001002003")));
    }

    [TestCase(FaultCode.DoNotCall, "doNotCall")]
    [TestCase(FaultCode.OutsideHours, "outsideHours")]
    public async Task Post_WhoMayNotBeCalled_IsNotCalledByRestEither(FaultCode bar, string code)
    {
        Host.HandDialing.Bars["+4930555199"] = bar;
        var (status, body) = await Supervisor.SendAsync("POST", Path, """{"to":"030 / 555 199","queue":"support"}""");
        Assert.That((status, body!["faults"]![0].Text("code"), Host.Telephony.Placed.Count), Is.EqualTo((400, code, 0)));
    }

    [Test]
    public async Task Post_ByAgent_Is403()
    {
        var (status, _) = await Agent.SendAsync("POST", Path, """{"to":"+4930555123","flow":"reminder"}""");

        Assert.That((status, Host.Telephony.Placed.Count), Is.EqualTo((403, 0)));
    }

    [TestCase("{}", "to")]
    [TestCase("""{"to":" "}""", "to")]
    [TestCase("""{"to":"1","flow":"nothing"}""", "flow")]
    [TestCase("""{"to":"1","queue":"nowhere"}""", "queue")]
    [TestCase("""{"to":"1","queue":"support","flow":"reminder"}""", "queue")]
    [TestCase("""{"to":"1","callerId":"bob\r\nX: y"}""", "callerId")]
    public async Task Post_WhatCannotBe_Is400NamingTheField(string json, string field)
    {
        var (status, body) = await Admin.SendAsync("POST", Path, json);

        Assert.That((status, Host.Telephony.Placed.Count), Is.EqualTo((400, 0)));
        Assert.That(body!.ToJsonString(), Does.Contain(field));
    }

    [TestCase(EndReason.NotFound, 400, "invalid")]
    [TestCase(EndReason.UnknownTrunk, 409, "noTrunk")]
    [TestCase(EndReason.TooManyCalls, 503, "noLine")]
    [TestCase(EndReason.Draining, 503, "draining")]
    public async Task Post_RefusedByTheTelephones_SaysWhy(EndReason reason, int expected, string code)
    {
        Host.Telephony.Outcome = new PlaceOutcome.Refused(reason);

        var (status, body) = await Admin.SendAsync("POST", Path, """{"to":"1","flow":"reminder"}""");

        Assert.That(status, Is.EqualTo(expected));
        Assert.That(body!.ToJsonString(), Does.Contain(code));
    }
}
