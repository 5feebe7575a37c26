using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Tests.Telephony;

public sealed class SlotCodeTests
{
    [TestCase("*7", "*71", 1)]
    [TestCase("*7", "*799", 99)]
    [TestCase("*7", "*705", 5)]
    [TestCase("*7", "*7", null)]
    [TestCase("*7", "*70", null)]
    [TestCase("*7", "*7100", null)]
    [TestCase("*7", "*7-1", null)]
    [TestCase("*7", "+4930711", null)]
    [TestCase("", "1", null)]
    public void SlotOf_WhatWasDialed(string prefix, string dialed, int? slot) => Assert.That(new SlotCode(prefix).SlotOf(dialed), Is.EqualTo(slot));
}
