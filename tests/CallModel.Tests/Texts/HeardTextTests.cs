using CallCenter.CallModel.Texts;

namespace CallCenter.CallModel.Tests.Texts;

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
    [TestCase("press * now", "press * now")]
    public void Clean_WhatEnginesWrite_LeavesTheCallersWords(string raw, string clean) =>
        Assert.That(HeardText.Clean(raw), Is.EqualTo(clean));

    [TestCase("Call Forwarding.", "call forwarding")]
    [TestCase("[ Silence ]", "")]
    [TestCase("[BLANK_AUDIO] hello (wind blowing) there", "hello there")]
    [TestCase("(unclosed remark", "")]
    [TestCase("I'd like 2, please!", "id like two please")]
    [TestCase("0 0 0 0 0", "zero")]
    [TestCase("hold time, hold time. hold time", "hold time")]
    [TestCase("no no, it's number 24", "no its number twenty four")]
    [TestCase("115", "one hundred fifteen")]
    [TestCase("2026", "two zero two six")]
    [TestCase("007", "zero seven")]
    [TestCase("", "")]
    public void Words_English_AreNormalised(string heard, string words) =>
        Assert.That(string.Join(' ', HeardText.Words(heard, "en")), Is.EqualTo(words));

    [TestCase("转人工服务。", "转 人 工 服 务")]
    [TestCase("按2", "按 二")]
    [TestCase("我要10号", "我 要 十 号")]
    [TestCase("２４号", "二 十 四 号")]
    [TestCase("工号007", "工 号 零 七")]
    public void Words_Chinese_AreCharacters(string heard, string words) =>
        Assert.That(string.Join(' ', HeardText.Words(heard, "zh")), Is.EqualTo(words));

    [Test]
    public void Words_EndlessText_IsCut() =>
        Assert.That(HeardText.Words(string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"w{i}x")), "en"), Has.Count.LessThanOrEqualTo(80));
}
