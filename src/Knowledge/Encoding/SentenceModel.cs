using Microsoft.ML.OnnxRuntime;

namespace CallCenter.Knowledge.Encoding;

/// <summary>A sentence model of the ONNX runtime: token ids in, one unit-length vector out. Any number of threads may run it at once.</summary>
internal sealed class SentenceModel : IDisposable
{
    private static readonly string[] Inputs = ["input_ids", "attention_mask"];
    private static readonly string[] Outputs = ["sentence"];

    private readonly InferenceSession _session;
    private readonly ReaderWriterLockSlim _use = new();
    private bool _unloaded;

    private SentenceModel(InferenceSession session) => _session = session;

    /// <summary>Vectors of two versions of the runtime differ by rounding: they must not be compared.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <summary>Opens a model file for one thread a run; an error is the runtime's own words.</summary>
    public static (SentenceModel? Model, string? Error) Open(string path)
    {
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
                // an arena keeps the greatest run's memory for ever; sentences are short, the allocator is quick enough
                EnableCpuMemArena = false,
            };
            return (new SentenceModel(new InferenceSession(path, options)), null);
        }
        catch (Exception e) when (IsRuntimes(e))
        {
            return (null, Line(e));
        }
    }

    /// <summary>Null when good; else what is wrong in one line.</summary>
    public string? Run(ReadOnlySpan<long> ids, Span<float> vector)
    {
        var ones = new long[ids.Length];
        Array.Fill(ones, 1);
        var result = new float[vector.Length];
        long[] shape = [1, ids.Length];
        _use.EnterReadLock();
        try
        {
            if (_unloaded)
            {
                return "the model was unloaded";
            }

            using var options = new RunOptions();
            using var tokens = OrtValue.CreateTensorValueFromMemory(ids.ToArray(), shape);
            using var mask = OrtValue.CreateTensorValueFromMemory(ones, shape);
            using var sentence = OrtValue.CreateTensorValueFromMemory(result, [1, result.Length]);
            _session.Run(options, Inputs, [tokens, mask], Outputs, [sentence]);
            result.CopyTo(vector);
            return null;
        }
        catch (OnnxRuntimeException e)
        {
            return Line(e);
        }
        finally
        {
            _use.ExitReadLock();
        }
    }

    /// <summary>Waits for the runs under way.</summary>
    public void Dispose()
    {
        _use.EnterWriteLock();
        try
        {
            _unloaded = true;
            _session.Dispose();
        }
        finally
        {
            _use.ExitWriteLock();
        }
    }

    /// <summary>Also where its native library cannot be loaded.</summary>
    private static bool IsRuntimes(Exception e) => e is OnnxRuntimeException or TypeInitializationException or DllNotFoundException or EntryPointNotFoundException;

    private static string Line(Exception e) => (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
}
