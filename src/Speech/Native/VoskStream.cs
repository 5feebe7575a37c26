using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

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
