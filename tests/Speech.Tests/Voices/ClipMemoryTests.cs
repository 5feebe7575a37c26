using CallCenter.Speech.Voices;

namespace CallCenter.Speech.Tests.Voices;

public sealed class ClipMemoryTests
{
    [Test]
    public void Add_BeyondTheBound_DropsTheLeastRecentlyUsed()
    {
        var memory = new ClipMemory(3 * 200);
        memory.Add("a", Clip());
        memory.Add("b", Clip());
        memory.Add("c", Clip());
        memory.Find("a");
        memory.Add("d", Clip());
        Assert.That(new[] { "a", "b", "c", "d" }.Where(k => memory.Find(k) is not null), Is.EqualTo(new[] { "a", "c", "d" }));
    }

    [Test]
    public void Add_SameKeyAgain_CountsOnce()
    {
        var memory = new ClipMemory(200);
        memory.Add("a", Clip());
        memory.Add("a", Clip());
        Assert.That(memory.Find("a"), Is.Not.Null);
    }

    private static AudioClip Clip() => AudioClip.Silence(TimeSpan.FromSeconds(100.0 / AudioClip.SampleRate));
}
