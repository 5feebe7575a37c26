using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Tests.Recognition;

public sealed class HeardTextTests
{
    [TestCase("[BLANK_AUDIO]", "")]
    [TestCase(" [ Silence ]", "")]
    [TestCase("(wind blowing)", "")]
    [TestCase("*music* ♪ ♪", "")]
    [TestCase("...", "")]
    [TestCase("", "")]
    [TestCase("[unk]", "")]
    [TestCase(" (coughs) I have no power.", "I have no power.")]
    [TestCase("0 0 0 0 0 0", "0")]
    [TestCase("Go away. Go away. Go away. Go away. Go away.", "Go away.")]
    [TestCase("no no no", "no no no")]
    [TestCase("five five five one", "five five five one")]
    [TestCase("  Yes,   please. ", "Yes, please.")]
    [TestCase("unfinished (remark", "unfinished")]
    public void Clean_WhatEnginesWrite_LeavesTheCallersWords(string raw, string clean) =>
        Assert.That(HeardText.Clean(raw), Is.EqualTo(clean));
}
