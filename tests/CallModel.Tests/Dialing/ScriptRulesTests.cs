using CallCenter.CallModel.Dialing;

namespace CallCenter.CallModel.Tests.Dialing;

public sealed class ScriptRulesTests
{
    private static readonly ScriptPage Hello = new("hello", "Hello {name}") { Branches = [new ScriptBranch("Yes", "offer"), new ScriptBranch("No", "bye")] };
    private static readonly ScriptPage Offer = new("offer", "Would you…") { Fields = [new ScriptField("size", "How many?")], Branches = [new ScriptBranch("Back", "hello")] };
    private static readonly ScriptPage Bye = new("bye", "Good bye");

    [Test]
    public void GoodScript_HasNoFault() => Assert.That(ScriptRules.Fault([Hello, Offer, Bye]), Is.Null);

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(ScriptRules.Fault([Hello, Offer])!.Code, Is.EqualTo(FaultCode.Unknown), "a way to nowhere");
        Assert.That(ScriptRules.Fault([Bye, Hello, Offer, Bye])!.Code, Is.EqualTo(FaultCode.Taken), "twice");
        Assert.That(ScriptRules.Fault([Bye, Bye with { Id = "other" }])!.Text, Does.Contain("other"), "nothing leads there");
        Assert.That(ScriptRules.Fault([Bye with { Text = " " }])!.Code, Is.EqualTo(FaultCode.Missing));
        Assert.That(ScriptRules.Fault([Bye with { Id = "No Name" }])!.Code, Is.EqualTo(FaultCode.NotName));
    }
}
