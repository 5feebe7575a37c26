using Microsoft.Win32.SafeHandles;

namespace CallCenter.MediaStack.Codecs;

/// <summary>A decoder of libopus, which gives mono at whatever rate it is made for.</summary>
internal sealed class OpusDecoder : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <param name="sampleRate">Hz.</param>
    public OpusDecoder(int sampleRate)
        : base(ownsHandle: true) => SetHandle(LibOpus.CreateDecoder(sampleRate, channels: 1, out _));

    protected override bool ReleaseHandle()
    {
        LibOpus.DestroyDecoder(handle);
        return true;
    }
}
