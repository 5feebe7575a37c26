using System.Buffers;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Native;

namespace CallCenter.Speech.Recognition;

/// <summary>
/// English free speech: a clip is decoded as a whole when the caller has ended. The model holds some 110 MB and loads in less time than
/// a greeting takes, so it is in memory only while callers speak.
/// </summary>
/// <param name="load">null when the engine refuses the model.</param>
internal sealed class WhisperRecognizer(Func<WhisperEngine?> load) : IRecognizer
{
    private readonly Lock _gate = new();
    private WhisperEngine? _engine;
    private int _clips;

    public string Engine => "whisper";

    public bool Streams => false;

    public void Wake()
    {
        lock (_gate)
        {
            Awake();
        }
    }

    public void Rest()
    {
        lock (_gate)
        {
            if (_clips == 0)
            {
                _engine?.Dispose();
                _engine = null;
            }
        }
    }

    public IUtterance Begin(IReadOnlyList<string> phrases)
    {
        lock (_gate)
        {
            var clip = new Clip(Awake(), this);
            _clips++;
            return clip;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _engine?.Dispose();
        }
    }

    private WhisperEngine Awake() => _engine ??= load() ?? throw new InvalidOperationException("the engine refuses the model");

    private void Ended()
    {
        lock (_gate)
        {
            _clips--;
        }
    }

    private sealed class Clip(WhisperEngine engine, WhisperRecognizer owner) : IUtterance
    {
        private float[] _samples = ArrayPool<float>.Shared.Rent(WhisperEngine.MaxSamples);
        private int _count;

        public void Accept(ReadOnlySpan<short> samples)
        {
            var taken = samples[..Math.Min(samples.Length, WhisperEngine.MaxSamples - _count)];
            Pcm.ToFloats(taken, _samples.AsSpan(_count));
            _count += taken.Length;
        }

        public string Finish() => engine.Transcribe(_samples.AsSpan(0, _count));

        public void Dispose()
        {
            if (_samples.Length == 0)
            {
                return;
            }

            ArrayPool<float>.Shared.Return(_samples);
            _samples = [];
            _count = 0;
            owner.Ended();
        }
    }
}
