using CallCenter.IvrFlows.Understanding;

namespace CallCenter.IvrFlows.Tests.Understanding;

public sealed class PhraseMatcherTests
{
    private static readonly PhraseMatcher Desk = Menu("telephone number", "call forwarding", "hold time", "voice mail", "opening hours");

    [TestCase("Caliphone number", "telephone number", 0.84)]
    [TestCase("Call for reading.", "call forwarding", 0.84)]
    public void Match_WhatRecognisersWrote_FindsThePhrase(string heard, string phrase, double score)
    {
        var match = Desk.Match(heard);
        Assert.That(match.Name, Is.EqualTo(phrase));
        Assert.That(match.Score, Is.EqualTo(score).Within(0.1));
        Assert.That(match.Accepted());
    }

    [Test]
    public void Match_MisheardPhrase_IsNotTakenForAWordInsideIt()
    {
        var menu = Menu("hold time", "time");
        Assert.That(menu.Match("whole time").Name, Is.EqualTo("hold time"));
    }

    [TestCase("voicemail", "voice mail")]
    [TestCase("VOICE MAIL!", "voice mail")]
    [TestCase("uh the opening hours please", "opening hours")]
    [TestCase("hours opening hours opening hours", "opening hours")]
    public void Match_SaidInOtherForm_IsTaken(string heard, string phrase)
    {
        Assert.That(Desk.Match(heard).Name, Is.EqualTo(phrase));
        Assert.That(Desk.Match(heard).Accepted());
    }

    [TestCase("do you sell bicycles")]
    [TestCase("the weather is fine today")]
    [TestCase("umbrella")]
    [TestCase("")]
    [TestCase("[BLANK_AUDIO]")]
    public void Match_ForeignWords_AreNotTaken(string heard) => Assert.That(Desk.Match(heard).Accepted(), Is.False);

    [Test]
    public void Match_BetweenTwoChoices_AsksAgain()
    {
        var match = Menu("red car", "dead car").Match("bed car");
        Assert.That(match.Score - match.Second, Is.LessThan(PhraseMatcher.Margin));
        Assert.That(match.Accepted(), Is.False);
    }

    [TestCase("转人工服务", "agent")]
    [TestCase("人工", "agent")]
    [TestCase("请再说一遍", "repeat")]
    public void Match_Chinese_FindsByCharacters(string heard, string name)
    {
        var menu = new PhraseMatcher([Word(Vocabulary.Agent, "zh"), Word(Vocabulary.Repeat, "zh")], "zh");
        Assert.That(menu.Match(heard).Name, Is.EqualTo(name));
        Assert.That(menu.Match(heard).Accepted());
    }

    [TestCase("Yes.", "yes")]
    [TestCase("Yeah, it did.", "yes")]
    [TestCase("Yes, thank you very much.", "yes")]
    [TestCase("No.", "no")]
    [TestCase("No, it didn't.", "no")]
    [TestCase("No, it did not help.", "no")]
    [TestCase("Not really.", "no")]
    [TestCase("Agent.", "agent")]
    [TestCase("I need a real person", "agent")]
    [TestCase("Can you repeat that, please?", "repeat")]
    public void Match_AnswersToDidThatHelp_AreUnderstood(string heard, string name)
    {
        var help = new PhraseMatcher(
            [Word(Vocabulary.Yes, "en"), Word(Vocabulary.No, "en"), Word(Vocabulary.Agent, "en"), Word(Vocabulary.Repeat, "en")], "en");
        var match = help.Match(heard);
        Assert.That(match.Name, Is.EqualTo(name));
        Assert.That(match.Accepted(), $"{match}");
    }

    [TestCase("One.", "1")]
    [TestCase("1", "1")]
    [TestCase("to", "2")]
    [TestCase("Number three", "3")]
    [TestCase("the second one please", "2")]
    [TestCase("None of these.", "none")]
    [TestCase("No, neither.", "none")]
    public void Match_AnswersToAnOffer_AreUnderstood(string heard, string name)
    {
        var offer = new PhraseMatcher(
        [
            .. Enumerable.Range(1, 3).Select(n => new PhraseChoice($"{n}", Vocabulary.Number(n, "en"))),
            Word(Vocabulary.None, "en"),
            Word(Vocabulary.Agent, "en"),
            Word(Vocabulary.Repeat, "en"),
        ], "en");
        var match = offer.Match(heard);
        Assert.That(match.Name, Is.EqualTo(name));
        Assert.That(match.Accepted(), $"{match}");
    }

    private static PhraseChoice Word(string name, string language) => new(name, Vocabulary.Of(name, language));

    private static PhraseMatcher Menu(params string[] phrases) => new(phrases.Select(phrase => new PhraseChoice(phrase, [phrase])), "en");
}
