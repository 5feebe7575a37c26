using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

internal sealed class RecognizerHandle : SafeHandle
{
    public RecognizerHandle(IntPtr value)
        : base(IntPtr.Zero, ownsHandle: true) => SetHandle(value);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        SherpaApi.DestroyRecognizer(handle);
        return true;
    }
}
