using CallCenter.MediaStack.Codecs;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Those who listen to a leg, at 8 kHz. Anyone may join or leave at any time; the clock thread hands the frames out.</summary>
internal sealed partial class FrameTaps(ILogger logger)
{
    private readonly Lock _gate = new();
    private Tap[] _taps = [];

    public bool Any => Volatile.Read(ref _taps).Length > 0;

    public IDisposable Add(FrameHandler handler)
    {
        var tap = new Tap(this, handler);
        lock (_gate)
        {
            Volatile.Write(ref _taps, [.. _taps, tap]);
        }

        return tap;
    }

    /// <summary>One that throws is left out from then on: it must not cost the others their sound.</summary>
    public void Write(RatedFrame frame)
    {
        foreach (var tap in Volatile.Read(ref _taps))
        {
            try
            {
                tap.Handler(frame.At(AudioFormat.Pcmu.FrameSamples));
            }
            catch (Exception e)
            {
                tap.Dispose();
                LogListenerFailed(e);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            Volatile.Write(ref _taps, []);
        }
    }

    private void Remove(Tap tap)
    {
        lock (_gate)
        {
            Volatile.Write(ref _taps, Array.FindAll(_taps, t => t != tap));
        }
    }

    [LoggerMessage(EventId = 3020, Level = LogLevel.Error, Message = "A listener to a leg failed and was removed")]
    private partial void LogListenerFailed(Exception e);

    private sealed class Tap(FrameTaps owner, FrameHandler handler) : IDisposable
    {
        public FrameHandler Handler { get; } = handler;

        public void Dispose() => owner.Remove(this);
    }
}
