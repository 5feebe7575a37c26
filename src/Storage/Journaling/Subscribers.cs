using System.Threading.Channels;

namespace CallCenter.Storage.Journaling;

/// <summary>Those who follow the journal live. Publishing and joining exclude each other, so nobody misses a fact or gets one twice.</summary>
internal sealed class Subscribers(int buffer)
{
    private readonly Lock _gate = new();
    private readonly List<Channel<JournalEntry>> _channels = [];
    private long _published;
    private bool _closed;

    /// <summary>The last fact that was handed out.</summary>
    public long Published
    {
        get => Volatile.Read(ref _published);
        init => _published = value;
    }

    public int Count
    {
        get { lock (_gate) { return _channels.Count; } }
    }

    /// <summary>A channel that gets every fact after <paramref name="published"/>.</summary>
    public Channel<JournalEntry> Join(out long published)
    {
        var channel = Channel.CreateBounded<JournalEntry>(new BoundedChannelOptions(buffer) { SingleReader = true, SingleWriter = true });
        lock (_gate)
        {
            published = _published;
            if (_closed)
            {
                channel.Writer.Complete();
            }
            else
            {
                _channels.Add(channel);
            }
        }

        return channel;
    }

    public void Leave(Channel<JournalEntry> channel)
    {
        lock (_gate)
        {
            _channels.Remove(channel);
        }
    }

    public void Publish(IReadOnlyList<JournalEntry> entries)
    {
        lock (_gate)
        {
            Volatile.Write(ref _published, entries[^1].Seq);
            for (var i = _channels.Count - 1; i >= 0; i--)
            {
                var writer = _channels[i].Writer;
                foreach (var entry in entries)
                {
                    if (!writer.TryWrite(entry))
                    {
                        // Too slow: what is in the channel is still read, then its reader sees the end.
                        writer.Complete();
                        _channels.RemoveAt(i);
                        break;
                    }
                }
            }
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _channels.ForEach(channel => channel.Writer.TryComplete());
            _channels.Clear();
        }
    }
}
