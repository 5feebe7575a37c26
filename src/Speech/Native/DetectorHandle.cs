using System.Runtime.InteropServices;

namespace CallCenter.Speech.Native;

internal sealed class DetectorHandle : SafeHandle
{
    public DetectorHandle(IntPtr value)
        : base(IntPtr.Zero, ownsHandle: true) => SetHandle(value);

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        SherpaApi.DestroyDetector(handle);
        return true;
    }
}
