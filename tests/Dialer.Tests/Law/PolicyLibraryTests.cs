using CallCenter.Dialer.Law;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Law;

public sealed class PolicyLibraryTests
{
    [Test]
    public void ShippedPacks_AreWithoutErrors()
    {
        var library = PolicyLibrary.Load(Shipped.Policies);
        Assert.That(library.Errors, Is.Empty);
        Assert.That(library.All.Select(pack => pack.Name), Is.EqualTo(new[] { "ca", "cn", "neutral", "uk", "us" }));
        Assert.That(library.All.All(pack => pack.RingSeconds >= 15 && pack.ConnectWithin <= TimeSpan.FromSeconds(2) && pack.RestAfterAbandoned >= TimeSpan.FromHours(72)));
    }

    [Test]
    public void Defects_AreToldWithTheirLines_AllAtOnce()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("x.yaml", """
            policy: X x
            title: t
            abandonedPercent: 300
            windows: [24h, soon]
            ringSeconds: 10
            hours: { mon-fry: "08:00-21:00" }
            holidays: [christmas]
            registry: { maxAge: 31d }
            colour: red
            message:
              de: "{seller} {number}"
            """);
        var library = PolicyLibrary.Load(folder.Path);
        Assert.That(library.All, Is.Empty);
        Assert.That(library.Errors.Select(error => error.ToString()), Is.EquivalentTo(new[]
        {
            $"{file}:1: error: the policy's name consists of lower-case letters, digits and dashes",
            $"{file}:3: error: 'abandonedPercent' must be a number above 0, at most 100",
            $"{file}:4: error: 'soon' of 'windows' must look like 2s, 24h or 30d",
            $"{file}:5: error: 'ringSeconds' of the policy must be a whole number from 15 to 120",
            $"{file}:6: error: 'mon-fry: 08:00-21:00' must look like mon-fri: \"08:00-18:00\"",
            $"{file}:7: error: holiday 'christmas' must be yyyy-MM-dd or MM-dd",
            $"{file}:8: error: 'registry' of the policy needs 'list'",
            $"{file}:9: error: the policy knows no 'colour'",
            $"{file}:10: error: 'message' needs a text in 'en'",
            $"{file}:11: error: message 'de' must say {{key}}",
        }));
    }

    [Test]
    public void TwoFiles_OfOneName_AreAnError()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Shipped.Policies, "neutral.yaml"));
        folder.Write("a.yaml", text);
        folder.Write("b.yaml", text);
        var library = PolicyLibrary.Load(folder.Path);
        Assert.That(library.Errors.Single().Message, Is.EqualTo("another file has the policy 'neutral' already"));
        Assert.That(library.Find("neutral"), Is.Not.Null);
    }
}
