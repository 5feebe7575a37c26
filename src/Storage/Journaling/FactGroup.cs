namespace CallCenter.Storage.Journaling;

/// <summary>The facts of one transaction with their JSON. They get their numbers when they are written.</summary>
internal sealed class FactGroup
{
    private readonly List<(Fact Fact, string Json)> _facts = [];
    private readonly List<JournalEntry> _entries = [];

    public int Count => _facts.Count;

    /// <summary>The facts with the numbers that <see cref="Number"/> gave them last.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    public string Json(int index) => _facts[index].Json;

    /// <exception cref="Exception">the fact cannot be written as JSON; it is not in the group.</exception>
    public void Add(Fact fact) => _facts.Add((fact, FactJson.ToJson(fact)));

    public void Number(long first)
    {
        _entries.Clear();
        for (var i = 0; i < _facts.Count; i++)
        {
            _entries.Add(new JournalEntry(first + i, _facts[i].Fact));
        }
    }

    public void Clear()
    {
        _facts.Clear();
        _entries.Clear();
    }
}
