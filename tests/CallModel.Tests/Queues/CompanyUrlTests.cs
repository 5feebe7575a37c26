using CallCenter.CallModel.Queues;

namespace CallCenter.CallModel.Tests.Queues;

public sealed class CompanyUrlTests
{
    [TestCase("https://crm.example.com/c?p={phone}", true)]
    [TestCase("http://10.0.0.1:8080/{data.account}/x", true)]
    [TestCase("https://{phone}.example.com/", false)]
    [TestCase("https://crm.example.com:{phone}/", false)]
    [TestCase("javascript:alert({phone})", false)]
    [TestCase("file:///etc/{name}", false)]
    [TestCase("https://user@crm.example.com/", false)]
    [TestCase("/relative", false)]
    public void IsSound_OnlyAddressesWithTheirHostWrittenOut(string template, bool sound) => Assert.That(CompanyUrl.IsSound(template), Is.EqualTo(sound));

    [Test]
    public void Fill_ValuesCannotLeaveTheirPlace() =>
        Assert.That(CompanyUrl.Fill("https://x/?p={phone}&q=1", _ => "1&admin=1#\"<"), Is.EqualTo("https://x/?p=1%26admin%3D1%23%22%3C&q=1"));

    [Test]
    public void Unknown_NamesTheFirstPlaceholderThatMeansNothing() =>
        Assert.That(CompanyUrl.Unknown("https://x/{phone}/{data.x}/{fone}"), Is.EqualTo("fone"));

    [Test]
    public void Rules_WithAWrongAddress_AreRefusedAtTheField()
    {
        var rules = new QueueRules { Company = new CompanyRule("ftp://x/", Webhook: "https://x/{phone}") };

        var faults = QueueRulesCheck.Faults("q", rules, ["q"]);

        Assert.That(faults.Select(f => (f.Field, f.Code)), Is.EqualTo([("rules.company.url", FaultCode.NotUrl), ("rules.company.webhook", FaultCode.Unknown)]));
    }
}
