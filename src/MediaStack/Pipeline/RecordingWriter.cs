using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Sealing;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// The one thread that writes all recordings: a few times a second it empties each ring into its file. A file that fails ends its own
/// recording, with one line in the log.
/// </summary>
/// <param name="key">that files are encrypted under; null = they are not.</param>
internal sealed partial class RecordingWriter(RecordingKey? key, ILogger logger) : IDisposable
{
    private const int BatchFrames = 50;
    private const int FrameSize = 2 * StereoRing.FrameSamples;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly short[] _batch = new short[BatchFrames * FrameSize];
    private Entry[] _entries = [];
    private Thread? _thread;
    private volatile bool _stopping;

    private sealed class Entry(MediaRecording recording, StereoRing ring)
    {
        public MediaRecording Recording { get; } = recording;

        public StereoRing Ring { get; } = ring;

        public ISoundWriter? File { get; set; }
    }

    public int Count => Volatile.Read(ref _entries).Length;

    /// <summary>Why the last recording that came to its end is not whole; null when it is.</summary>
    public string? Trouble { get; private set; }

    public void Start()
    {
        _thread = new Thread(Run) { Name = "recordings", IsBackground = true };
        _thread.Start();
    }

    public void Add(MediaRecording recording, StereoRing ring)
    {
        lock (_gate)
        {
            _entries = [.. _entries, new Entry(recording, ring)];
        }

        _wake.Set();
    }

    /// <summary>A recording was asked to stop: do not let it wait for the next round.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Writes what has come to all files.</summary>
    internal void RunOnce()
    {
        foreach (var entry in Volatile.Read(ref _entries))
        {
            // asked before the ring is emptied: what came before the stop is in it
            var last = entry.Recording.StopRequested || _stopping;
            var error = Drain(entry, last);
            if (last || error is not null)
            {
                Finish(entry, error);
            }
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread?.Join();
        RunOnce();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            _wake.WaitOne(Interval);
            try
            {
                RunOnce();
            }
            catch (Exception e)
            {
                LogRoundFailed(e);
            }
        }
    }

    /// <summary>Null, or what went wrong.</summary>
    private string? Drain(Entry entry, bool last)
    {
        try
        {
            var frames = 0;
            while (entry.Ring.TryPeek(out var frame, out var silent))
            {
                // not before there is sound: a call that is never answered leaves no file
                entry.File ??= Create(entry.Recording);
                for (; silent > 0; silent--)
                {
                    frames = Append(entry.File, frames, default);
                }

                frames = Append(entry.File, frames, frame);
                entry.Ring.Advance();
            }

            if (entry.File is { } file)
            {
                Flush(file, frames);
                if (last)
                {
                    file.Complete();
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }

    private ISoundWriter Create(MediaRecording recording)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(recording.Path))!);
        return key is null
            ? new WavWriter(recording.Path, MediaRecording.SampleRate, channels: 2)
            : new SealedWriter(recording.Path, key, MediaRecording.SampleRate, channels: 2);
    }

    private int Append(ISoundWriter file, int frames, ReadOnlySpan<short> frame)
    {
        if (frames == BatchFrames)
        {
            frames = Flush(file, frames);
        }

        var place = _batch.AsSpan(frames * FrameSize, FrameSize);
        place.Clear();
        frame.CopyTo(place);
        return frames + 1;
    }

    private int Flush(ISoundWriter file, int frames)
    {
        if (frames > 0)
        {
            file.Write(_batch.AsSpan(0, frames * FrameSize));
        }

        return 0;
    }

    private void Finish(Entry entry, string? error)
    {
        lock (_gate)
        {
            _entries = Array.FindAll(_entries, e => e != entry);
        }

        var duration = entry.File?.Duration ?? TimeSpan.Zero;
        entry.File?.Dispose();
        Trouble = error;
        if (error is not null)
        {
            LogRecordingFailed(entry.Recording.Path, error);
        }

        entry.Recording.Complete(new RecordingOutcome(entry.Recording.Path, duration, error));
    }

    [LoggerMessage(EventId = 3030, Level = LogLevel.Warning, Message = "The recording {Path} ended early: {Error}")]
    private partial void LogRecordingFailed(string path, string error);

    [LoggerMessage(EventId = 3031, Level = LogLevel.Error, Message = "Writing recordings failed")]
    private partial void LogRoundFailed(Exception e);
}
