using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.MediaStack.Audio;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class CallRecorderTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly FakeJournal _journal = new();

    [Test]
    public async Task Save_FileWithSound_IsAFactWithItsLength()
    {
        using var folder = new TemporaryFolder();
        var (recorder, leg) = (Recorder(Settings.With(recordCalls: true, folder.Path)), new FakeCallLeg(_time));

        var file = recorder.Start(leg)!;
        Directory.CreateDirectory(Path.GetDirectoryName(leg.RecordingPath)!);
        await File.WriteAllBytesAsync(leg.RecordingPath!, new byte[44 + 48_000]);
        await recorder.SaveAsync(leg, file);

        Assert.That(leg.RecordingPath, Is.EqualTo(folder["recordings", file]));
        Assert.That(file, Does.StartWith($"{_time.GetUtcNow():yyyy'/'MM'/'dd}/").And.EndsWith($"{leg.CallId}.wav"));
        var saved = _journal.Of<RecordingSaved>().Single(f => f.CallId == leg.CallId);
        Assert.That((saved.File, saved.Seconds), Is.EqualTo((file, 1.5)), "16 bits, two sides, 8 kHz");
    }

    [Test]
    public async Task Save_NoFileOrNoSound_IsNoFact()
    {
        using var folder = new TemporaryFolder();
        var (recorder, leg) = (Recorder(Settings.With(recordCalls: true, folder.Path)), new FakeCallLeg(_time));
        var file = recorder.Start(leg)!;
        await recorder.SaveAsync(leg, file);
        Directory.CreateDirectory(Path.GetDirectoryName(leg.RecordingPath)!);
        await File.WriteAllBytesAsync(leg.RecordingPath!, new byte[44]);

        await recorder.SaveAsync(leg, file);

        Assert.That(_journal.Of<RecordingSaved>().Where(f => f.CallId == leg.CallId), Is.Empty);
    }

    [Test]
    public void Start_CallsAreNotRecorded_StartsNothing()
    {
        var leg = new FakeCallLeg(_time);

        Assert.That(Recorder(Settings.With(recordCalls: false, "data")).Start(leg), Is.Null);
        Assert.That(leg.RecordingPath, Is.Null);
    }

    [Test]
    public void FindLost_FileOfACallThatWasCutOff_IsFoundByItsDayAndPlayable()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings.With(recordCalls: true, folder.Path);
        var files = new RecordingFiles(settings, NullLogger<RecordingFiles>.Instance);
        var (call, arrived) = (CallId.New(), new DateTimeOffset(2026, 1, 5, 23, 59, 59, TimeSpan.Zero));
        var name = files.NameOf(call, arrived.AddSeconds(2));
        Directory.CreateDirectory(Path.GetDirectoryName(files.PathOf(name))!);
        using (var writer = new WavWriter(files.PathOf(name), AudioClip.SampleRate, 2))
        {
            writer.Write(new short[2 * AudioClip.SampleRate]);
        }

        Assert.That(files.FindLost(call, arrived), Is.EqualTo((name, 1.0)));
        Assert.That(files.FindLost(CallId.New(), arrived), Is.Null);
    }

    private CallRecorder Recorder(ServerSettings settings) => new(settings, new RecordingFiles(settings, NullLogger<RecordingFiles>.Instance), _journal, _time);
}
