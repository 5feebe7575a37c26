using System.Net;
using CallCenter.MediaStack.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Benchmarks.Media;

/// <summary>The media engine with its threads on a core of its own; everything else of the process, the callers too, is on the other.</summary>
internal sealed class PinnedEngine : IDisposable
{
    private const int OurCore = 0;
    private const int OthersCore = 1;

    public PinnedEngine()
    {
        if (Environment.ProcessorCount < 2)
        {
            throw new InvalidOperationException("two cores are needed: one for the engine, one for its callers");
        }

        Cores.KeepProcessOn(OthersCore);
        Cores.KeepThisThreadOn(OurCore);
        Engine = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 32767 }, TimeProvider.System,
            NullLogger<MediaEngine>.Instance);
        Engine.Start();
        Cores.KeepThisThreadOn(OthersCore);
    }

    public MediaEngine Engine { get; }

    /// <summary>Processor time of the packets so far: what the receive and the clock thread have used.</summary>
    public static TimeSpan Cpu => Cores.CpuOf("rtp-receive", "media-clock");

    public void Dispose() => Engine.Dispose();
}
