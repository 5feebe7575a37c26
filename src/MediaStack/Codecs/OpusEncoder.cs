using Microsoft.Win32.SafeHandles;

namespace CallCenter.MediaStack.Codecs;

/// <summary>An encoder of libopus: mono speech at 24 kbit/s, with a coarse copy of each packet in the next one.</summary>
internal sealed class OpusEncoder : SafeHandleZeroOrMinusOneIsInvalid
{
    private const int BitRate = 24000;

    /// <summary>Of 10; beyond it time grows and speech does not sound better.</summary>
    private const int Complexity = 5;

    /// <summary>What the redundancy is made for, percent of packets: at 5 and this bit rate the library makes none.</summary>
    private const int ExpectedLoss = 10;

    /// <param name="sampleRate">Hz.</param>
    public OpusEncoder(int sampleRate)
        : base(ownsHandle: true)
    {
        SetHandle(LibOpus.CreateEncoder(sampleRate, channels: 1, LibOpus.ForVoice, out _));
        if (!IsInvalid)
        {
            LibOpus.Control(this, LibOpus.SetBitRate, BitRate);
            LibOpus.Control(this, LibOpus.SetComplexity, Complexity);
            LibOpus.Control(this, LibOpus.SetSignal, LibOpus.Voice);
            LibOpus.Control(this, LibOpus.SetInbandFec, 1);
            LibOpus.Control(this, LibOpus.SetPacketLossPercent, ExpectedLoss);
        }
    }

    /// <summary>Codes up to 4 kHz alone, in half the time; the decoder follows from one packet to the next.</summary>
    public void SetNarrow(bool narrow)
    {
        LibOpus.Control(this, LibOpus.SetMaxBandwidth, narrow ? LibOpus.Narrowband : LibOpus.Fullband);
        // as it is it would get there in steps of seconds
        LibOpus.Control(this, LibOpus.ResetState, 0);
    }

    protected override bool ReleaseHandle()
    {
        LibOpus.DestroyEncoder(handle);
        return true;
    }
}
