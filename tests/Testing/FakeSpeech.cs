using System.Threading.Channels;

namespace CallCenter.Testing;

/// <summary>A recogniser that hears what the test says: half a second of speech, then the words.</summary>
public sealed class FakeSpeech(TimeProvider time) : ISpeechRecognition
{
    private static readonly TimeSpan SpeechTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Recognisers that may work at once.</summary>
    public int Capacity { get; set; } = 8;

    public HashSet<string> Languages { get; } = ["en"];

    public int InUse { get; private set; }

    public List<ListenRequest> Requests { get; } = [];

    private FakeListening? Current { get; set; }

    public NoAsr? WhyNoAsr(string language) => Languages.Contains(language) ? null : new NoAsr(NoAsrReason.Language);

    public IListening? TryListen(ListenRequest request, out NoAsr? why)
    {
        why = WhyNoAsr(request.Language) ?? (InUse >= Capacity ? new NoAsr(NoAsrReason.Busy) : null);
        if (why is not null)
        {
            return null;
        }

        InUse++;
        Requests.Add(request);
        return Current = new FakeListening(this, request, time);
    }

    /// <summary>The caller says something; false when nobody listens.</summary>
    public bool Say(string text)
    {
        if (Current is not { } listening)
        {
            return false;
        }

        listening.Write(new SpeechEvent.Started());
        time.CreateTimer(_ => listening.Write(new SpeechEvent.Heard(text)), null, SpeechTime, Timeout.InfiniteTimeSpan);
        return true;
    }

    public void Fail() => Current?.Write(new SpeechEvent.Failed("out of order"));

    /// <summary>Begins to hear and never says what.</summary>
    public void GoSilent() => Current?.Write(new SpeechEvent.Started());

    private sealed class FakeListening(FakeSpeech owner, ListenRequest request, TimeProvider time) : IListening
    {
        private readonly Channel<SpeechEvent> _events = Channel.CreateUnbounded<SpeechEvent>(
            new UnboundedChannelOptions { AllowSynchronousContinuations = true });
        private ITimer? _noInput;
        private bool _disposed;

        public ChannelReader<SpeechEvent> Events => _events.Reader;

        public void Write(ReadOnlySpan<short> frame)
        {
        }

        public void Write(SpeechEvent heard)
        {
            _noInput?.Dispose();
            _events.Writer.TryWrite(heard);
        }

        public void StartNoInputTimer() =>
            _noInput = time.CreateTimer(_ => Write(new SpeechEvent.NoInput()), null, request.NoInput, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            if (!_disposed)
            {
                _disposed = true;
                _noInput?.Dispose();
                owner.InUse--;
                owner.Current = owner.Current == this ? null : owner.Current;
            }
        }
    }
}
