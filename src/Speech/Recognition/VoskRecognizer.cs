using CallCenter.Speech.Native;

namespace CallCenter.Speech.Recognition;

/// <summary>Any language for which the administrator has a Vosk model; decodes while the caller speaks.</summary>
internal sealed class VoskRecognizer(VoskEngine model, bool takesGrammar) : IRecognizer
{
    public string Engine => "vosk";

    public bool Streams => true;

    /// <summary>A large model takes many seconds to load: it stays.</summary>
    public void Wake()
    {
    }

    public void Rest()
    {
    }

    public IUtterance Begin(IReadOnlyList<string> phrases)
    {
        var grammar = takesGrammar && phrases.Count > 0 ? VoskGrammar.Build(phrases, model.Knows) : null;
        return new Streamed(model.Open(grammar) ?? throw new InvalidOperationException("vosk gave no recogniser"));
    }

    public void Dispose() => model.Dispose();

    private sealed class Streamed(VoskStream stream) : IUtterance
    {
        public void Accept(ReadOnlySpan<short> samples)
        {
            if (!stream.Accept(samples))
            {
                throw new InvalidOperationException("vosk refused the sound");
            }
        }

        public string Finish() => stream.Finish();

        public void Dispose() => stream.Dispose();
    }
}
