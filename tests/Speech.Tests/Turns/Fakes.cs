using System.Collections.Concurrent;
using CallCenter.Speech.Native;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Tests.Turns;

/// <summary>Takes whatever is loud for speech.</summary>
internal sealed class LoudnessDetector : IVoiceDetector
{
    public int Resets { get; private set; }

    public bool IsDisposed { get; private set; }

    public bool IsSpeech(ReadOnlySpan<float> window)
    {
        foreach (var sample in window)
        {
            if (Math.Abs(sample) > 0.05f)
            {
                return true;
            }
        }

        return false;
    }

    public void Reset() => Resets++;

    public void Dispose() => IsDisposed = true;
}

/// <summary>Answers what the test says; keeps what it was given.</summary>
internal sealed class ScriptedRecognizer(Func<string> answer, bool streams = false) : IRecognizer
{
    private int _open;

    public string Engine => "scripted";

    public bool Streams => streams;

    public List<short> Sound { get; } = [];

    public int Accepts { get; private set; }

    public IReadOnlyList<string> Phrases { get; private set; } = [];

    /// <summary>Utterances begun and not disposed.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>What the turns and the idle clock asked for: "wake", "rest".</summary>
    public ConcurrentQueue<string> Moves { get; } = [];

    public void Wake() => Moves.Enqueue("wake");

    public void Rest() => Moves.Enqueue("rest");

    public IUtterance Begin(IReadOnlyList<string> phrases)
    {
        Interlocked.Increment(ref _open);
        Phrases = phrases;
        return new Utterance(this);
    }

    public void Dispose()
    {
    }

    private sealed class Utterance(ScriptedRecognizer owner) : IUtterance
    {
        public void Accept(ReadOnlySpan<short> samples)
        {
            owner.Accepts++;
            owner.Sound.AddRange(samples);
        }

        public string Finish() => owner.Answer();

        public void Dispose() => Interlocked.Decrement(ref owner._open);
    }

    private string Answer() => answer();
}
