using System.Runtime.InteropServices;

namespace CallCenter.Knowledge.Encoding;

/// <summary>A loaded sentence model: token ids in, one unit-length vector out. A run under way keeps the session alive.</summary>
internal sealed unsafe class OnnxSession : SafeHandle
{
    private readonly OnnxApi _api;

    public OnnxSession(OnnxApi api, void* session)
        : base(0, ownsHandle: true)
    {
        _api = api;
        SetHandle((nint)session);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Null when good; else the runtime's own words. Safe from several threads at once.</summary>
    public string? Run(ReadOnlySpan<long> ids, Span<float> vector)
    {
        var held = false;
        try
        {
            DangerousAddRef(ref held);
            return RunHeld(ids, vector);
        }
        catch (ObjectDisposedException)
        {
            return "the model was unloaded";
        }
        finally
        {
            if (held)
            {
                DangerousRelease();
            }
        }
    }

    protected override bool ReleaseHandle()
    {
        _api.ReleaseSession(handle);
        return true;
    }

    private string? RunHeld(ReadOnlySpan<long> ids, Span<float> vector)
    {
        Span<long> mask = stackalloc long[ids.Length];
        mask.Fill(1);
        var values = stackalloc nint[3];
        try
        {
            fixed (long* idData = ids, maskData = mask)
            fixed (float* vectorData = vector)
            fixed (byte* idName = "input_ids\0"u8, maskName = "attention_mask\0"u8, vectorName = "sentence\0"u8)
            {
                ReadOnlySpan<long> shape = [1, ids.Length];
                var bytes = (nuint)ids.Length * sizeof(long);
                var inputNames = stackalloc byte*[] { idName, maskName };
                var outputNames = stackalloc byte*[] { vectorName };
                return _api.CreateTensor(idData, bytes, shape, OnnxApi.Int64, out values[0])
                    ?? _api.CreateTensor(maskData, bytes, shape, OnnxApi.Int64, out values[1])
                    ?? _api.CreateTensor(vectorData, (nuint)vector.Length * sizeof(float), [1, vector.Length], OnnxApi.Float, out values[2])
                    ?? _api.Run(handle, inputNames, values, 2, outputNames, values + 2, 1);
            }
        }
        finally
        {
            for (var i = 0; i < 3; i++)
            {
                _api.ReleaseValue(values[i]);
            }
        }
    }
}
