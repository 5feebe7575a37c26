using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// All media of the process: the port pool, the one 20 ms clock, the receive loop and the recording writer. Linux only.
/// </summary>
public sealed class MediaEngine(MediaOptions options, TimeProvider time, ILogger<MediaEngine> logger) : IDisposable
{
    public MediaOptions Options { get; } = options;

    internal TimeProvider Time { get; } = time;

    internal ILogger Logger { get; } = logger;

    /// <summary>Starts the threads. Throws when the sockets' poller cannot be made (not Linux).</summary>
    public void Start() => throw new NotImplementedException();

    /// <summary>Takes a pair of ports and makes a leg. False when no port is left: the call is to be refused (503).</summary>
    public bool TryOpenLeg(IMediaLegEvents events, [NotNullWhen(true)] out MediaLeg? leg) => throw new NotImplementedException();

    public MediaCounts Counts => throw new NotImplementedException();

    /// <summary>Closes all legs, finishes all recordings, stops the threads.</summary>
    public void Dispose() => throw new NotImplementedException();
}
