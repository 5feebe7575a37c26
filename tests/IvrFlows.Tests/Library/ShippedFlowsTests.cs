using CallCenter.IvrFlows.Library;
using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.IvrFlows.Tests.Library;

/// <summary>The flows that the product ships are good, and their pictures show what runs.</summary>
public sealed class ShippedFlowsTests
{
    [Test]
    public void Check_ShippedFlows_HaveNoErrors()
    {
        var output = new StringWriter();
        Assert.That(FlowsCheck.Run(Repository.Flows, Repository.Prompts, output), Is.Zero, output.ToString());
        Assert.That(output.ToString().Trim(), Is.EqualTo("4 of 4 flows are good, 0 errors"));
    }

    [Test]
    public void Check_ExampleOfTheDocument_HasNoErrors()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "flows.md"));
        var example = document.Split("```yaml\n")[1].Split("```")[0];
        using var folder = new TemporaryFolder();
        folder.Write("example.yaml", example);
        var output = new StringWriter();
        Assert.That(FlowsCheck.Run(folder.Path, Repository.Prompts, output), Is.Zero, output.ToString());
    }

    [Test]
    public void Check_NoFolder_Fails()
    {
        using var folder = new TemporaryFolder();
        var output = new StringWriter();
        Assert.That(FlowsCheck.Run(Path.Combine(folder.Path, "none"), Repository.Prompts, output), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.StartWith("no flows in "));
    }

    [Test]
    public void Check_BrokenFlow_PrintsFileLineAndFails()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("x.yaml", "flow: x\nlanguages: [en]\nentry: a\nfallback: { queue: q }\nsteps:\n  a: { kind: say, prompt: oops, then: a }\n");
        var output = new StringWriter();
        Assert.That(FlowsCheck.Run(folder.Path, Repository.Prompts, output), Is.EqualTo(1));
        Assert.That(output.ToString().Split(Environment.NewLine), Is.EqualTo(new[]
        {
            $"{file}:6: error: unknown prompt 'oops'", "0 of 1 flows are good, 1 errors", "",
        }));
    }

    [Test]
    public void Diagrams_OfAllFlows_AreWrittenForTheDocuments()
    {
        var library = new FlowLibrary(new FlowOptions { Directory = Repository.Flows, PromptsDirectory = Repository.Prompts },
            new ManualTimeProvider(), NullLogger<FlowLibrary>.Instance);
        library.Refresh();
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "flows")).FullName;
        foreach (var flow in library.List())
        {
            var text = $"# {flow.Title} (`{flow.Name}`)\n\nDrawn by the tests from `{Path.GetFileName(flow.File)}`.\n\n```mermaid\n{flow.Diagram}```\n";
            var file = Path.Combine(folder, $"{flow.Name}.md");
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                File.WriteAllText(file, text);
            }

            Assert.That(flow.Diagram, Does.StartWith("stateDiagram-v2\n    [*] --> "));
        }

        Assert.That(library.List().Select(flow => flow.Name), Is.EqualTo(new[] { "callback", "default", "main-menu", "main-menu-zh" }));
        Assert.That(library.List()[1].Diagram, Does.Contain("    question --> to_support: agent\n"));
    }
}
