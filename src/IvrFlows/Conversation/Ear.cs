namespace CallCenter.IvrFlows.Conversation;

/// <summary>A recogniser that listens to a leg until it is disposed.</summary>
internal sealed class Ear : IDisposable
{
    private readonly IListening _listening;
    private readonly IDisposable _tap;

    private Ear(IListening listening, IDisposable tap)
    {
        _listening = listening;
        _tap = tap;
    }

    /// <summary>Null when nobody can listen now, and why.</summary>
    public static Ear? TryOpen(ICallLeg leg, ISpeechRecognition recognition, ListenRequest request, out NoAsr? why) =>
        recognition.TryListen(request, out why) is { } listening ? new Ear(listening, leg.Listen(listening)) : null;

    public Task WaitAsync(CancellationToken ct) => _listening.Events.WaitToReadAsync(ct).AsTask();

    /// <summary>Null when there is no event (any more).</summary>
    public SpeechEvent? TryTake() => _listening.Events.TryRead(out var heard) ? heard : null;

    public void StartNoInputTimer() => _listening.StartNoInputTimer();

    public void Dispose()
    {
        _tap.Dispose();
        _listening.Dispose();
    }
}
