using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class CallRecorderTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly FakeJournal _journal = new();

    [Test]
    public async Task Save_FileWithSound_IsAFactWithItsLength()
    {
        using var folder = new TemporaryFolder();
        var (recorder, leg) = (new CallRecorder(Settings.With(recordCalls: true, folder.Path), _journal, _time), new FakeCallLeg(_time));

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
        var (recorder, leg) = (new CallRecorder(Settings.With(recordCalls: true, folder.Path), _journal, _time), new FakeCallLeg(_time));
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

        Assert.That(new CallRecorder(Settings.With(recordCalls: false, "data"), _journal, _time).Start(leg), Is.Null);
        Assert.That(leg.RecordingPath, Is.Null);
    }
}
