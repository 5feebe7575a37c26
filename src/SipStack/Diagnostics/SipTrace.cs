using System.Net;
using System.Text;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>
/// The messages of those whom an administrator watches, both legs of their calls, with secrets masked. Off it costs one test a message; on it keeps
/// the last messages in memory and stops by itself.
/// </summary>
public sealed class SipTrace(TimeProvider time)
{
    public const int MostWatches = 20;

    /// <summary>Of all watches together; older ones go.</summary>
    public const int MostMessages = 5_000;

    private const int MostBytes = 8 * 1024;
    private const int MostDialogs = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<TracedMessage> _messages = [];
    private readonly Dictionary<string, string> _leaders = [];
    private readonly Queue<string> _followed = [];
    private volatile TraceWatch[] _watches = [];

    public IReadOnlyList<TraceWatch> Watches => [.. _watches.Where(w => w.Until > time.GetUtcNow())];

    /// <summary>Somebody is watched.</summary>
    public bool IsOn => _watches.Length > 0;

    /// <summary>Begins to watch, or goes on until then. False when too many are watched already.</summary>
    public bool Watch(string whom, TimeSpan forTime)
    {
        lock (_gate)
        {
            var others = Watches.Where(w => w.Whom != whom).ToArray();
            if (others.Length >= MostWatches)
            {
                return false;
            }

            _watches = [.. others, new TraceWatch(whom, time.GetUtcNow() + forTime)];
            return true;
        }
    }

    /// <summary>What was seen stays until newer messages take its place.</summary>
    public void Unwatch(string whom)
    {
        lock (_gate)
        {
            _watches = [.. Watches.Where(w => w.Whom != whom)];
        }
    }

    /// <summary>The messages of a call, oldest first: of the dialog with this Call-ID and of those made for it.</summary>
    public IReadOnlyList<TracedMessage> Of(string callId)
    {
        lock (_gate)
        {
            return [.. _messages.Where(m => m.Leader == callId)];
        }
    }

    /// <summary>All that is kept, oldest first.</summary>
    public IReadOnlyList<TracedMessage> All()
    {
        lock (_gate)
        {
            return [.. _messages];
        }
    }

    /// <summary>A dialog was made on behalf of another: it is seen where the other one is.</summary>
    internal void Follow(string leader, string callId)
    {
        if (!IsOn)
        {
            return;
        }

        lock (_gate)
        {
            if (_leaders.TryGetValue(leader, out var root))
            {
                Remember(callId, root);
            }
        }
    }

    internal void Add(bool sent, string transport, IPEndPoint peer, ReadOnlySpan<byte> message)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            _watches = [.. _watches.Where(w => w.Until > now)];
            var text = Encoding.UTF8.GetString(message[..Math.Min(message.Length, MostBytes)]);
            if (TraceText.Header(text, "Call-ID", "i") is not { } callId)
            {
                return;
            }

            if (!_leaders.TryGetValue(callId, out var leader))
            {
                if (!Array.Exists(_watches, w => w.Concerns(text)))
                {
                    return;
                }

                Remember(callId, leader = callId);
            }

            _messages.Enqueue(new TracedMessage(now, sent, transport, peer, TraceText.Mask(text), leader));
            while (_messages.Count > MostMessages)
            {
                _messages.Dequeue();
            }
        }
    }

    private void Remember(string callId, string leader)
    {
        _leaders[callId] = leader;
        _followed.Enqueue(callId);
        while (_followed.Count > MostDialogs)
        {
            _leaders.Remove(_followed.Dequeue());
        }
    }
}
