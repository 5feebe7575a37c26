using CallCenter.CallModel.Yaml;
using CallCenter.CtiServer.Probing;

namespace CallCenter.CtiServer.Tests.Probing;

/// <summary>What people write for the probing caller, and how it judges what it hears.</summary>
public sealed class ProbeScriptTests
{
    [Test]
    public void Read_EveryKindOfStep()
    {
        var script = Read("""
            probe: hours
            call: { to: "1000", host: pbx.example, port: 5070, from: "+4930" }
            steps:
              - { hear: "welcome", within: 10, begins: 2, share: 60 }
              - { say: "what are your opening hours" }
              - { press: "1#" }
              - { wait: 2 }
              - { ends: 30 }
            """, out var errors);

        Assert.That(errors, Is.Empty);
        Assert.That((script!.Name, script.Host, script.Port, script.To, script.From, script.Language), Is.EqualTo(("hours", "pbx.example", 5070, "1000", "+4930", "en")));
        Assert.That(script.Steps, Is.EqualTo(new ProbeStep[]
        {
            new ProbeStep.Hear("welcome", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2), 0.6), new ProbeStep.Say("what are your opening hours"), new ProbeStep.Press("1#"),
            new ProbeStep.Wait(TimeSpan.FromSeconds(2)), new ProbeStep.Ends(TimeSpan.FromSeconds(30)),
        }));
    }

    [TestCase("", "1: the file must begin with 'probe: name'")]
    [TestCase("probe: x", "1: the probe needs 'call', for instance { to: \"1000\", host: 127.0.0.1 }")]
    [TestCase("probe: x\ncall: { to: \"1\" }", "1: the probe needs 'steps'")]
    [TestCase("probe: x\ncall: { to: \"1\" }\nsteps:\n  - { shout: a }", "4: a step is one of hear, say, press, wait, ends", "1: the probe needs 'steps'")]
    [TestCase("probe: x\ncall: { to: \"1\" }\nsteps:\n  - { press: \"7x\" }", "4: keys are 0 to 9, * and #, in quotation marks")]
    [TestCase("probe: x\ncall: { to: \"1\" }\nsteps:\n  - { hear: a, share: 0 }", "4: 'share' of a step must be a whole number from 1 to 100")]
    public void Read_WhatIsWrong_IsToldWithItsLine(string text, params string[] wanted)
    {
        Assert.That(Read(text, out var errors), Is.Null);
        Assert.That(errors, Is.EqualTo(wanted));
    }

    [TestCase("opening hours", "Our opening hours are nine to five.", 1)]
    [TestCase("opening hours today", "our OPENING times today!", 2.0 / 3)]
    [TestCase("opening", "", 0)]
    public void Share_OfTheWords(string wanted, string heard, double share) => Assert.That(ProbeCaller.Share(wanted, heard, "en"), Is.EqualTo(share));

    private static ProbeScript? Read(string text, out string[] errors)
    {
        var found = new FileErrors("p.yaml");
        var script = ProbeScript.Read(text, found);
        errors = [.. found.All.Select(e => $"{e.Line}: {e.Message}")];
        return script;
    }
}
