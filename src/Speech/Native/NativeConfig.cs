using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

/// <summary>
/// A configuration struct of sherpa-onnx: 8 KB of zeros (zero means default) with the early fields set by their offset on 64-bit
/// machines. The structs grow only at the end from release to release, so this outlives them.
/// </summary>
internal sealed unsafe class NativeConfig : IDisposable
{
    private const int Size = 8192;

    private readonly byte* _memory = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly List<IntPtr> _strings = [];

    public IntPtr Pointer => (IntPtr)_memory;

    public NativeConfig Set(int offset, int value)
    {
        *(int*)(_memory + offset) = value;
        return this;
    }

    public NativeConfig Set(int offset, float value)
    {
        *(float*)(_memory + offset) = value;
        return this;
    }

    public NativeConfig Set(int offset, string value)
    {
        var text = Marshal.StringToCoTaskMemUTF8(value);
        _strings.Add(text);
        *(IntPtr*)(_memory + offset) = text;
        return this;
    }

    /// <summary>The engine has copied what it needs when its create call returns.</summary>
    public void Dispose()
    {
        _strings.ForEach(Marshal.FreeCoTaskMem);
        _strings.Clear();
        NativeMemory.Free(_memory);
    }
}
