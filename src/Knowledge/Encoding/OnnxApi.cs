using System.Runtime.InteropServices;

namespace CallCenter.Knowledge.Encoding;

/// <summary>
/// The part of ONNX Runtime's C API that running a sentence model takes. The library hands out a table of function pointers whose order
/// never changes; every call returns a status, null when good.
/// </summary>
internal sealed unsafe class OnnxApi
{
    public const int Float = 1;
    public const int Int64 = 7;

    private const uint ApiVersion = 17;
    private const int LogErrorsOnly = 3;
    private readonly void** _table;
    private readonly void* _environment;
    private readonly void* _memory;

    private OnnxApi(void** table, void* environment, void* memory)
    {
        _table = table;
        _environment = environment;
        _memory = memory;
    }

    /// <summary>Loads the library; an error says what is missing. The library, once loaded, stays for the process's life.</summary>
    public static (OnnxApi? Api, string? Error) Load(string path)
    {
        if (!File.Exists(path))
        {
            return (null, $"{path} is missing");
        }

        if (!NativeLibrary.TryLoad(Path.GetFullPath(path), out var library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var export))
        {
            return (null, $"{path} is not a usable ONNX runtime");
        }

        var apiBase = ((delegate* unmanaged<ApiBase*>)export)();
        var table = (void**)apiBase->GetApi(ApiVersion);
        return table == null ? (null, $"{path} lacks API version {ApiVersion}") : Open(table);
    }

    /// <summary>Opens a model file for one thread a run; any number of threads may run it at once.</summary>
    public (OnnxSession? Session, string? Error) OpenSession(string modelPath)
    {
        void* options = null;
        void* session = null;
        var path = Marshal.StringToCoTaskMemUTF8(modelPath);
        try
        {
            var error = Error(((delegate* unmanaged<void**, void*>)_table[10])(&options))
                ?? Error(((delegate* unmanaged<void*, int, void*>)_table[24])(options, 1))
                ?? Error(((delegate* unmanaged<void*, int, void*>)_table[25])(options, 1))
                ?? Error(((delegate* unmanaged<void*, byte*, void*, void**, void*>)_table[7])(_environment, (byte*)path, options, &session));
            return error is null ? (new OnnxSession(this, session), null) : (null, error);
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
            Release(100, options);
        }
    }

    /// <summary>A tensor over memory of the caller, which must stay where it is until the value is released.</summary>
    public string? CreateTensor(void* data, nuint bytes, ReadOnlySpan<long> shape, int type, out nint value)
    {
        void* created = null;
        fixed (long* dimensions = shape)
        {
            var error = Error(((delegate* unmanaged<void*, void*, nuint, long*, nuint, int, void**, void*>)_table[49])(
                _memory, data, bytes, dimensions, (nuint)shape.Length, type, &created));
            value = (nint)created;
            return error;
        }
    }

    public string? Run(nint session, byte** inputNames, nint* inputs, int inputCount, byte** outputNames, nint* outputs, int outputCount) =>
        Error(((delegate* unmanaged<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)_table[9])(
            (void*)session, null, inputNames, (void**)inputs, (nuint)inputCount, outputNames, (nuint)outputCount, (void**)outputs));

    public void ReleaseValue(nint value) => Release(96, (void*)value);

    public void ReleaseSession(nint session) => Release(95, (void*)session);

    private static (OnnxApi? Api, string? Error) Open(void** table)
    {
        var api = new OnnxApi(table, null, null);
        void* environment = null;
        void* memory = null;
        fixed (byte* name = "knowledge\0"u8)
        {
            var error = api.Error(((delegate* unmanaged<int, byte*, void**, void*>)table[3])(LogErrorsOnly, name, &environment))
                ?? api.Error(((delegate* unmanaged<int, int, void**, void*>)table[69])(1, 0, &memory));
            return error is null ? (new OnnxApi(table, environment, memory), null) : (null, error);
        }
    }

    /// <summary>The status's text, or null when good. The status is released.</summary>
    private string? Error(void* status)
    {
        if (status == null)
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<void*, byte*>)_table[2])(status));
        Release(93, status);
        return string.IsNullOrEmpty(text) ? "unknown error" : text;
    }

    private void Release(int index, void* thing)
    {
        if (thing != null)
        {
            ((delegate* unmanaged<void*, void>)_table[index])(thing);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ApiBase
    {
        public delegate* unmanaged<uint, void*> GetApi;
        public delegate* unmanaged<byte*> GetVersionString;
    }
}
