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
