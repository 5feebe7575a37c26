using System.Net;
using CallCenter.Speech.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;
using CallCenter.MediaStack.Sealing;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class RecordingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private static (short[] Left, short[] Right) Channels(string path)
    {
        var file = File.ReadAllBytes(path);
        var left = new short[(file.Length - 44) / 4];
        var right = new short[left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = BitConverter.ToInt16(file, 44 + (4 * i));
            right[i] = BitConverter.ToInt16(file, 46 + (4 * i));
        }

        Assert.That(BitConverter.ToInt32(file, 40), Is.EqualTo(file.Length - 44), "data size in the header");
        Assert.That(BitConverter.ToInt32(file, 4), Is.EqualTo(file.Length - 8), "RIFF size in the header");
        return (left, right);
    }

    [Test]
    public async Task StartRecording_PromptThenBridge_HasBothSidesInTheirChannels()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (a, alice, _) = bench.OpenLeg();
        var (b, bob, _) = bench.OpenLeg(n => n with { Format = AudioFormat.Pcma, PayloadType = 8 });
        bob.PayloadType = 8;
        var recording = a.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        var playback = a.Play([new MediaClip(Enumerable.Repeat((short)8000, 8000).ToArray())]);
        bench.Run(50, _ => alice.Say(G711.MuLaw(1000)));
        Assert.That(await playback.Completion, Is.EqualTo(PlaybackOutcome.Finished));
        a.Hear(b);
        b.Hear(a);
        bench.Run(50, _ =>
        {
            alice.Say(G711.MuLaw(2000));
            bob.Say(G711.ALaw(-4000));
        });
        recording.Stop();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome, Is.EqualTo(new RecordingOutcome(recording.Path, TimeSpan.FromSeconds(2), null)));
        var (left, right) = Channels(recording.Path);
        Assert.That(left[..320], Is.All.Zero, "the jitter buffer's start");
        Assert.That(left[2000..8000], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(1000))));
        Assert.That(left[10000..], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(2000))));
        Assert.That(right[..8000], Is.All.EqualTo(8000));
        Assert.That(right[10000..], Is.All.EqualTo(G711.FromALaw(G711.ALaw(-4000))));
        Assert.That(bench.Engine.Counts.Recordings, Is.Zero);
    }

    [Test]
    public async Task Silenced_LeavesOutWhatThePartySays_UpToASecondLonger()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, peer, _) = bench.OpenLeg();
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        bench.Run(20, _ => peer.Say(G711.MuLaw(1000)));
        recording.Silenced = true;
        bench.Run(20, _ => peer.Say(G711.MuLaw(2000)));
        recording.Silenced = false;
        bench.Run(60, _ => peer.Say(G711.MuLaw(3000)));
        recording.Stop();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome.Duration, Is.EqualTo(TimeSpan.FromSeconds(2)));
        var (left, _) = Channels(recording.Path);
        Assert.That(left[800..3200], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(1000))));
        Assert.That(left[3200..14000], Is.All.Zero);
        Assert.That(left[14400..], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(3000))));
    }

    [Test]
    public async Task Paused_HasSilenceForBothSides_AndKeepsItsLength()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, peer, _) = bench.OpenLeg();
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        leg.Play([new MediaClip(Enumerable.Repeat((short)8000, 16000).ToArray())]);
        bench.Run(20, _ => peer.Say(G711.MuLaw(1000)));
        recording.Paused = true;
        bench.Run(20, _ => peer.Say(G711.MuLaw(2000)));
        recording.Paused = false;
        bench.Run(60, _ => peer.Say(G711.MuLaw(3000)));
        recording.Stop();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome.Duration, Is.EqualTo(TimeSpan.FromSeconds(2)));
        var (left, right) = Channels(recording.Path);
        Assert.That(left[3200..6400], Is.All.Zero);
        Assert.That(left[14400..], Is.All.EqualTo(G711.FromMuLaw(G711.MuLaw(3000))));
        Assert.That(right[..3200], Is.All.EqualTo(8000));
        Assert.That(right[3200..6400], Is.All.Zero);
        Assert.That(right[6400..12800], Is.All.EqualTo(8000));
    }

    [Test]
    public async Task Dispose_WhileRecording_FinishesTheFile()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, peer, _) = bench.OpenLeg();
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        bench.Run(25, _ => peer.Say(0x80));
        leg.Dispose();

        Assert.That((await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Duration, Is.EqualTo(TimeSpan.FromSeconds(0.5)));
        Assert.That((await leg.StartRecording("x.wav").Completion).Error, Is.Not.Null);
    }

    [Test]
    public void RunOnce_InTheMiddle_LeavesAPlayableFile()
    {
        using var bench = new Bench();
        var (leg, peer, _) = bench.OpenLeg();
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        bench.Run(25, _ => peer.Say(0x80));
        bench.Engine.Recordings.RunOnce();

        Assert.That(recording.Completion.IsCompleted, Is.False);
        var (sound, error) = WavFile.Read(recording.Path);
        Assert.That(error, Is.Null);
        Assert.That(sound!.Duration, Is.EqualTo(TimeSpan.FromSeconds(0.5)));
    }

    [Test]
    public async Task StartRecording_WhereNothingCanBeWritten_EndsWithAReasonAndOneLine_AndTheCallGoesOn()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, peer, _) = bench.OpenLeg();
        var recording = leg.StartRecording("/proc/no-such-folder/call.wav");
        bench.Run(5);
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome.Error, Is.Not.Null);
        Assert.That(outcome.Duration, Is.EqualTo(TimeSpan.Zero));
        Assert.That(peer.Hear(), Has.Count.EqualTo(5));
        Assert.That(bench.Log.Lines, Has.Length.EqualTo(1).And.All.Contains("call.wav"));
        Assert.That(bench.Engine.Counts.Recordings, Is.Zero);
    }

    [Test]
    public async Task StartRecording_OnAFullDisk_EndsWithAReason()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, _, _) = bench.OpenLeg();
        var recording = leg.StartRecording("/dev/full");
        bench.Run(1);

        Assert.That((await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Error, Is.Not.Null);
    }

    [Test]
    public async Task StartRecording_WithAKey_IsEncrypted_ToTheLastFrame()
    {
        Assert.That(RecordingKeys.TryParse($"k {Convert.ToBase64String(new byte[32])}", out var keys, out _), Is.True);
        using var bench = new Bench(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 31999, RecordingKeys = keys });
        bench.Engine.Recordings.Start();
        var (leg, _, _) = bench.OpenLeg();
        leg.Play([new MediaClip(Enumerable.Repeat((short)8000, 80000).ToArray())]);
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav.sealed"));
        bench.Run(60);
        recording.Stop();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome, Is.EqualTo(new RecordingOutcome(recording.Path, TimeSpan.FromSeconds(1.2), null)));
        using (var sound = SealedSound.Open(recording.Path, keys, out _)!)
        {
            using var plain = File.Create(Path.Combine(_folder.Path, "call.wav"));
            sound.CopyTo(plain);
        }

        var (left, right) = Channels(Path.Combine(_folder.Path, "call.wav"));
        Assert.That((left.Length, right.Distinct()), Is.EqualTo((9600, new short[] { 8000 })));
    }

    [Test]
    public async Task Ring_WriterFallsBehind_LostFramesBecomeSilenceInPlace()
    {
        using var bench = new Bench();
        var (leg, _, _) = bench.OpenLeg();
        leg.Play([new MediaClip(Enumerable.Repeat((short)8000, 80000).ToArray())]);
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        bench.Run(150);
        bench.Engine.Recordings.RunOnce();
        bench.Run(10);
        recording.Stop();
        bench.Engine.Recordings.RunOnce();

        Assert.That((await recording.Completion).Duration, Is.EqualTo(TimeSpan.FromSeconds(3.2)));
        var (_, right) = Channels(recording.Path);
        Assert.That(right[..16000], Is.All.EqualTo(8000));
        Assert.That(right[16000..24000], Is.All.Zero);
        Assert.That(right[24000..], Is.All.EqualTo(8000));
    }

    [Test]
    public async Task StartRecording_OfALegThatNeverStarts_LeavesNoFile()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, peer, _) = bench.OpenLeg(start: false);
        var recording = leg.StartRecording(Path.Combine(_folder.Path, "call.wav"));
        bench.Run(50, _ => peer.Say(0x80));
        leg.Dispose();
        var outcome = await recording.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(outcome, Is.EqualTo(new RecordingOutcome(recording.Path, TimeSpan.Zero, null)));
        Assert.That(File.Exists(recording.Path), Is.False);
    }

    [Test]
    public async Task StartRecording_Again_StopsTheFirst()
    {
        using var bench = new Bench();
        bench.Engine.Recordings.Start();
        var (leg, _, _) = bench.OpenLeg();
        var first = leg.StartRecording(Path.Combine(_folder.Path, "1.wav"));
        bench.Run(5);
        var second = leg.StartRecording(Path.Combine(_folder.Path, "2.wav"));
        bench.Run(10);
        second.Stop();

        Assert.That((await first.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Duration, Is.EqualTo(TimeSpan.FromSeconds(0.1)));
        Assert.That((await second.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Duration, Is.EqualTo(TimeSpan.FromSeconds(0.2)));
    }
}
