using System.Collections.Concurrent;
using CallCenter.Speech.Native;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Turns;

/// <summary>
/// Threads of their own for native work, so that it neither holds the thread pool nor, being less urgent to the system, delays the
/// media clock.
/// </summary>
internal sealed partial class Workers : IDisposable
{
    private readonly BlockingCollection<Strand> _queue = [];
    private readonly long[] _startedAt;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    public Workers(string name, int count, TimeProvider time, ILogger log)
    {
        _startedAt = new long[count];
        _time = time;
        _log = log;
        for (var i = 0; i < count; i++)
        {
            var index = i;
            new Thread(() => Loop(index)) { IsBackground = true, Name = $"{name}-{i}" }.Start();
        }
    }

    public int Count => _startedAt.Length;

    /// <summary>Work that waits for a thread.</summary>
    public int Queued => _queue.Count;

    public int Busy => _startedAt.Count(at => at != 0);

    /// <summary>Threads whose present work has taken longer than <paramref name="limit"/>: an engine may be hanging in them.</summary>
    public int Stuck(TimeSpan limit)
    {
        var stuck = 0;
        for (var i = 0; i < _startedAt.Length; i++)
        {
            var at = Volatile.Read(ref _startedAt[i]);
            stuck += at != 0 && _time.GetElapsedTime(at) > limit ? 1 : 0;
        }

        return stuck;
    }

    public void Post(Strand strand)
    {
        try
        {
            _queue.Add(strand);
        }
        catch (Exception e) when (e is InvalidOperationException or ObjectDisposedException)
        {
            // the server is stopping
        }
    }

    /// <summary>Takes no more work; the threads end when what waits is done.</summary>
    public void Dispose() => _queue.CompleteAdding();

    private void Loop(int index)
    {
        LessUrgent.ThisThread();
        foreach (var strand in _queue.GetConsumingEnumerable())
        {
            Volatile.Write(ref _startedAt[index], Math.Max(1, _time.GetTimestamp()));
            try
            {
                strand.Run();
            }
            catch (Exception e)
            {
                LogFailure(e);
            }

            Volatile.Write(ref _startedAt[index], 0);
        }
    }

    [LoggerMessage(EventId = 11008, Level = LogLevel.Error, Message = "Speech work failed")]
    private partial void LogFailure(Exception e);
}
