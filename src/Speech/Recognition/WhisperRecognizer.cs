using System.Buffers;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Native;

namespace CallCenter.Speech.Recognition;

/// <summary>English free speech: a clip is decoded as a whole when the caller has ended.</summary>
internal sealed class WhisperRecognizer(WhisperEngine engine) : IRecognizer
{
    public string Engine => "whisper";

    public bool Streams => false;

    public IUtterance Begin(IReadOnlyList<string> phrases) => new Clip(engine);

    public void Dispose() => engine.Dispose();

    private sealed class Clip(WhisperEngine engine) : IUtterance
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
            ArrayPool<float>.Shared.Return(_samples);
            _samples = [];
            _count = 0;
        }
    }
}
