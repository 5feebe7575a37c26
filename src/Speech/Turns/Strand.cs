using System.Collections.Concurrent;
using CallCenter.Speech.Native;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Turns;

/// <summary>Runs one piece of work on the workers, never twice at once, and again when it was signalled meanwhile.</summary>
internal sealed class Strand(Workers workers, Action run)
{
    private const int Idle = 0, Running = 1, Signalled = 2;

    private int _state;

    public void Signal()
    {
        if (Interlocked.Exchange(ref _state, Signalled) == Idle)
        {
            workers.Post(this);
        }
    }

    internal void Run()
    {
        Volatile.Write(ref _state, Running);
        try
        {
            run();
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Running) != Running)
            {
                workers.Post(this);
            }
        }
    }
}
