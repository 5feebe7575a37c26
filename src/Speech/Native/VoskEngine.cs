using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>A loaded Vosk model, shared by all its recognisers.</summary>
internal sealed class VoskEngine : SafeHandle
{
    /// <summary>Telephone sound is upsampled: the library refuses 8 kHz into a 16 kHz model.</summary>
    public const int SampleRate = 16000;

    private VoskEngine(IntPtr model)
        : base(IntPtr.Zero, ownsHandle: true) => SetHandle(model);

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Null when the library refuses the model. An incomplete one ends the process: check its files and probe it in a child first.</summary>
    public static VoskEngine? Load(string directory)
    {
        if (VoskFiles.Missing(directory) is not null)
        {
            return null;
        }

        VoskApi.SetLogLevel(-1);
        var model = new VoskEngine(VoskApi.ModelNew(directory));
        return model.IsInvalid ? null : model;
    }

    public bool Knows(string word) => word.Length > 0 && While(model => VoskApi.FindWord(model, word) >= 0);

    /// <summary>A recogniser for one utterance, or null when the library refuses.</summary>
    /// <param name="grammar">from <see cref="VoskGrammar.Build"/>; null = free speech.</param>
    public VoskStream? Open(string? grammar)
    {
        var recognizer = While(model => grammar is null
            ? VoskApi.RecognizerNew(model, SampleRate)
            : VoskApi.RecognizerNewWithGrammar(model, SampleRate, grammar));
        return recognizer == IntPtr.Zero ? null : new VoskStream(recognizer);
    }

    /// <summary>The library counts references: recognisers still open keep the model alive.</summary>
    protected override bool ReleaseHandle()
    {
        VoskApi.ModelFree(handle);
        return true;
    }

    /// <summary>Keeps the model from being freed during the call; the default when it is freed already.</summary>
    private T? While<T>(Func<IntPtr, T> call)
    {
        var held = false;
        try
        {
            if (!IsInvalid && !IsClosed)
            {
                DangerousAddRef(ref held);
            }

            return held ? call(handle) : default;
        }
        catch (ObjectDisposedException)
        {
            return default;
        }
        finally
        {
            if (held)
            {
                DangerousRelease();
            }
        }
    }
}

/// <summary>One utterance being recognised as it comes in. Belongs to one thread at a time.</summary>
internal sealed unsafe class VoskStream : SafeHandle
{
    private readonly List<string> _finished = [];

    internal VoskStream(IntPtr recognizer)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        SetHandle(recognizer);
        VoskApi.SetWords(recognizer, 1);
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Decodes what comes in. False when the engine has failed.</summary>
    /// <param name="samples">16 kHz.</param>
    public bool Accept(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty || IsInvalid || IsClosed)
        {
            return !IsInvalid && !IsClosed;
        }

        int answer;
        fixed (short* first = samples)
        {
            answer = VoskApi.Accept(handle, first, samples.Length);
        }

        if (answer > 0)
        {
            Keep(VoskApi.Result(handle), "text"u8);
        }

        return answer >= 0;
    }

    /// <summary>What is heard so far, not final.</summary>
    public string Partial() => IsInvalid || IsClosed ? "" : Read(VoskApi.PartialResult(handle), "partial"u8);

    /// <summary>All that was heard in this utterance.</summary>
    public string Finish()
    {
        if (!IsInvalid && !IsClosed)
        {
            Keep(VoskApi.FinalResult(handle), "text"u8);
        }

        return string.Join(' ', _finished);
    }

    protected override bool ReleaseHandle()
    {
        VoskApi.RecognizerFree(handle);
        return true;
    }

    private void Keep(byte* json, ReadOnlySpan<byte> field)
    {
        var text = Read(json, field);
        if (text.Length > 0)
        {
            _finished.Add(text);
        }
    }

    /// <summary>The library owns the text only until its next call: it is copied at once.</summary>
    private static string Read(byte* json, ReadOnlySpan<byte> field) =>
        json is null ? "" : JsonText.Field(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(json), field);
}
