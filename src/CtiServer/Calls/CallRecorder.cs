using System.Globalization;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>Where recordings lie and that their facts are written: DATA/recordings/yyyy/MM/dd/CALL.wav, both sides in stereo.</summary>
internal sealed class CallRecorder(ServerSettings settings, IJournal journal, TimeProvider time)
{
    /// <summary>The file relative to the recordings folder, or null when calls are not recorded.</summary>
    public string? Start(ICallLeg caller)
    {
        if (!settings.RecordCalls)
        {
            return null;
        }

        var day = time.GetUtcNow().ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        var file = $"{day}/{caller.CallId}.wav";
        caller.StartRecording(Path.Combine(settings.RecordingsDirectory, file));
        return file;
    }

    public async Task SaveAsync(ICallLeg caller, string? file)
    {
        if (file is null)
        {
            return;
        }

        await caller.StopRecordingAsync();
        var saved = new FileInfo(Path.Combine(settings.RecordingsDirectory, file));
        if (saved.Exists && saved.Length > WavHeaderBytes)
        {
            var seconds = (double)(saved.Length - WavHeaderBytes) / BytesPerSecond;
            journal.Append(new RecordingSaved { At = time.GetUtcNow(), CallId = caller.CallId, File = file, Seconds = Math.Round(seconds, 2) });
        }
    }

    private const int WavHeaderBytes = 44;
    private const int BytesPerSecond = AudioClip.SampleRate * 2 * sizeof(short);
}
