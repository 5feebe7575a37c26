using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Calls;

/// <summary>Records calls, and writes the facts of it.</summary>
internal sealed class CallRecorder(ServerSettings settings, RecordingFiles files, IJournal journal, TimeProvider time)
{
    /// <summary>The file relative to the recordings folder, or null when calls are not recorded.</summary>
    public string? Start(ICallLeg caller) => settings.RecordCalls ? Begin(caller) : null;

    /// <summary>The same for a message that is to be kept; null when the call is being recorded anyway.</summary>
    public string? StartMessage(ICallLeg caller) => settings.RecordCalls ? null : Begin(caller);

    public async Task SaveAsync(ICallLeg caller, string? file)
    {
        if (file is null)
        {
            return;
        }

        await caller.StopRecordingAsync();
        if (files.SecondsOf(file) is { } seconds)
        {
            journal.Append(new RecordingSaved { At = time.GetUtcNow(), CallId = caller.CallId, File = file, Seconds = seconds });
        }
    }

    private string Begin(ICallLeg caller)
    {
        var file = files.NameOf(caller.CallId, time.GetUtcNow());
        caller.StartRecording(files.PathOf(file));
        return file;
    }
}
