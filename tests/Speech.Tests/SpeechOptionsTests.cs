namespace CallCenter.Speech.Tests;

public sealed class SpeechOptionsTests
{
    [Test]
    public void Problems_Defaults_None() => Assert.That(new SpeechOptions().Problems(), Is.Empty);

    [TestCase("en", "whisper")]
    [TestCase("en", "vosk:models/my-model")]
    [TestCase("zh", "vosk:/opt/vosk-model-small-cn-0.22")]
    [TestCase("zh", "none")]
    public void Problems_AllowedRecognizer_None(string language, string value) =>
        Assert.That(With(language, value).Problems(), Is.Empty);

    [TestCase("en", "google", "Speech:Recognizer:en is 'google'; allowed: whisper, vosk:DIRECTORY, none")]
    [TestCase("en", "vosk:", "Speech:Recognizer:en is 'vosk:'; allowed: whisper, vosk:DIRECTORY, none")]
    [TestCase("zh", "whisper", "Speech:Recognizer:zh is 'whisper'; allowed: vosk:DIRECTORY, none")]
    public void Problems_OtherRecognizer_IsOneClearLine(string language, string value, string line) =>
        Assert.That(With(language, value).Problems(), Is.EqualTo(new[] { line }));

    [TestCase("espeak:-x")]
    [TestCase("espeak:a b")]
    [TestCase("piper:")]
    [TestCase("flite")]
    public void Problems_VoiceThatIsNone_IsNamed(string value)
    {
        var options = new SpeechOptions { Voices = new Dictionary<string, string> { ["en"] = value } };
        Assert.That(options.Problems().Single(), Does.StartWith("Speech:Voice:en is").And.Contains("piper:DIRECTORY, espeak:VOICE"));
    }

    private static SpeechOptions With(string language, string value) =>
        new() { Recognizers = new Dictionary<string, string> { [language] = value } };
}
