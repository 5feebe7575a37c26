namespace CallCenter.CtiServer.Demo;

/// <summary>A caller's ear: knows when the other side has finished its sentence. Music counts as talking on.</summary>
internal sealed class DemoEar : IAudioSink
{
    private const int LoudEnough = 300;
    private const int FramesPerSecond = 50;

    private readonly Lock _gate = new();
    private int _heardFrames;
    private int _silentFrames;
    private TaskCompletionSource? _waiting;
    private int _wantedSilence;

    public void Write(ReadOnlySpan<short> frame)
    {
        var loud = false;
        foreach (var sample in frame)
        {
            loud |= sample is > LoudEnough or < -LoudEnough;
        }

        lock (_gate)
        {
            _heardFrames += loud ? 1 : 0;
            _silentFrames = loud ? 0 : _silentFrames + 1;
            if (_waiting is not null && _heardFrames > 0 && _silentFrames >= _wantedSilence)
            {
                _waiting.TrySetResult();
                _waiting = null;
            }
        }
    }

    /// <summary>Completes when the other side has said something and then was silent for so long.</summary>
    public Task SentenceEndsAsync(double silenceSeconds)
    {
        lock (_gate)
        {
            _heardFrames = 0;
            _silentFrames = 0;
            _wantedSilence = (int)(silenceSeconds * FramesPerSecond);
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }
}
