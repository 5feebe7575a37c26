namespace CallCenter.Speech.Voices;

/// <summary>Recently played clips by key, the least recently used dropped when <paramref name="maxBytes"/> are reached.</summary>
internal sealed class ClipMemory(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _recent = [];
    private long _bytes;

    public AudioClip? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Clip;
        }
    }

    public void Add(string key, AudioClip clip)
    {
        lock (_gate)
        {
            if (_byKey.Remove(key, out var old))
            {
                Forget(old);
            }

            _byKey[key] = _recent.AddFirst(new Entry(key, clip));
            _bytes += Bytes(clip);
            while (_bytes > maxBytes && _recent.Last is { } last)
            {
                _byKey.Remove(last.Value.Key);
                Forget(last);
            }
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _recent.Remove(node);
        _bytes -= Bytes(node.Value.Clip);
    }

    private static long Bytes(AudioClip clip) => (long)clip.Samples.Length * sizeof(short);

    private sealed record Entry(string Key, AudioClip Clip);
}
