using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CallCenter.CallModel.States;

/// <summary>
/// The table of a state machine: which trigger leads from which state to which. Built once, shared by all machines of its kind, and
/// its own picture: <see cref="ToMermaid"/> draws exactly what runs.
/// </summary>
public sealed class StateTable<TState, TTrigger>(TState initial)
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, Row> _rows = [];
    private readonly List<TState> _order = [];

    public TState Initial { get; } = initial;

    public IReadOnlyList<TState> States => _order;

    /// <summary>Opens (or goes on with) the row of a state.</summary>
    public Row Configure(TState state)
    {
        if (!_rows.TryGetValue(state, out var row))
        {
            row = new Row();
            _rows.Add(state, row);
            _order.Add(state);
        }

        return row;
    }

    /// <summary>False when the trigger means nothing in the state, or is ignored there (then <paramref name="to"/> is the same state).</summary>
    public bool TryNext(TState from, TTrigger trigger, [MaybeNullWhen(false)] out TState to)
    {
        to = default;
        return _rows.TryGetValue(from, out var row) && row.Edges.TryGetValue(trigger, out to);
    }

    public IEnumerable<(TState From, TTrigger Trigger, TState To)> Edges =>
        _order.SelectMany(from => _rows[from].Edges.Select(edge => (from, edge.Key, edge.Value)));

    /// <summary>A "stateDiagram-v2" of the whole table.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Name(Initial)).Append('\n');
        foreach (var (from, trigger, to) in Edges)
        {
            text.Append("    ").Append(Name(from)).Append(" --> ").Append(Name(to)).Append(": ").Append(trigger).Append('\n');
        }

        foreach (var state in _order.Where(s => _rows[s].Edges.Count == 0))
        {
            text.Append("    ").Append(Name(state)).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    // Mermaid reads a dash inside a state's name as an arrow.
    private static string Name(TState state) => state.ToString()!.Replace('-', '_').Replace(' ', '_');

    public sealed class Row
    {
        internal Dictionary<TTrigger, TState> Edges { get; } = [];

        public Row Permit(TTrigger trigger, TState next)
        {
            Edges.Add(trigger, next);
            return this;
        }
    }
}
