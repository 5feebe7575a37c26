using System.Xml.Linq;

namespace CallCenter.Architecture.Tests;

/// <summary>Which way the doors open: business speaks to calls through ports, protocol knows no business.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["SipStack"] = [],
        ["MediaStack"] = [],
        ["CallModel"] = [],
        ["CallControl"] = ["CallModel", "SipStack", "MediaStack"],
        ["Speech"] = ["CallModel"],
        ["Knowledge"] = ["CallModel"],
        ["IvrFlows"] = ["CallModel"],
        ["Acd"] = ["CallModel"],
        ["ServiceDesk"] = ["CallModel"],
        ["Storage"] = ["CallModel"],
        ["AgentBridge"] = ["CallModel"],
        ["Dialer"] = ["CallModel"],
        ["Reports"] = ["CallModel"],
        ["Mailing"] = ["CallModel"],
    };

    [Test]
    public void ProjectFiles_EveryReference_IsOnTheMap()
    {
        var wrong = new List<string>();
        foreach (var project in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).ToList();
            if (name == "CtiServer")
            {
                continue; // the composition root sees all
            }

            if (!Allowed.TryGetValue(name, out var allowed))
            {
                wrong.Add($"{name} is not on the map");
                continue;
            }

            wrong.AddRange(references.Except(allowed).Select(r => $"{name} must not refer to {r}"));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void PackageVersions_AreCentral()
    {
        var own = Repository.Files("*.csproj")
            .SelectMany(p => XDocument.Load(p).Descendants("PackageReference").Where(r => r.Attribute("Version") is not null)
                .Select(r => $"{Path.GetFileName(p)}: {r.Attribute("Include")!.Value}"));
        Assert.That(own, Is.Empty);
    }
}
