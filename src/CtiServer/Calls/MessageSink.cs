namespace CallCenter.CtiServer.Calls;

/// <summary>Counts what is said into a message, and says when it has become long enough.</summary>
/// <param name="most">in frames of 20 ms.</param>
internal sealed class MessageSink(int most) : IAudioSink
{
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _frames;

    public Task Full => _full.Task;

    public double Seconds => Volatile.Read(ref _frames) / 50.0;

    public void Write(ReadOnlySpan<short> frame)
    {
        if (Interlocked.Increment(ref _frames) >= most)
        {
            _full.TrySetResult();
        }
    }
}
