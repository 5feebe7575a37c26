using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

internal sealed class TtsHandle : SafeHandle
{
    public TtsHandle(IntPtr value)
        : base(IntPtr.Zero, ownsHandle: true) => SetHandle(value);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        SherpaApi.DestroyTts(handle);
        return true;
    }
}
