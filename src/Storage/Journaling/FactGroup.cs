using System.Buffers;
using CallCenter.CallModel;

namespace CallCenter.Storage.Journaling;

/// <summary>The facts of one transaction with their JSON, in a buffer that is used again for the next group.</summary>
internal sealed class FactGroup
{
    private readonly ArrayBufferWriter<byte> _json = new(64 * 1024);
    private readonly List<int> _ends = [];
    private readonly List<JournalEntry> _entries = [];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public int Count => _entries.Count;

    public ReadOnlySpan<byte> Json(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _json.WrittenSpan[start.._ends[index]];
    }

    /// <exception cref="Exception">the fact cannot be written as JSON; it is not in the group.</exception>
    public void Add(long seq, Fact fact)
    {
        var before = _json.WrittenCount;
        try
        {
            FactJson.Write(_json, fact);
        }
        catch
        {
            // What was half written must not become part of the next fact.
            CutTo(before);
            throw;
        }

        _ends.Add(_json.WrittenCount);
        _entries.Add(new JournalEntry(seq, fact));
    }

    public void Clear()
    {
        _json.ResetWrittenCount();
        _ends.Clear();
        _entries.Clear();
    }

    private void CutTo(int keep)
    {
        var kept = _json.WrittenSpan[..keep].ToArray();
        _json.ResetWrittenCount();
        _json.Write(kept);
    }
}
