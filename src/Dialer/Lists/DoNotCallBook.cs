using CallCenter.CallModel.Tables;

namespace CallCenter.Dialer.Lists;

/// <summary>The do-not-call lists; every change of our own is a fact.</summary>
/// <param name="changed">after some list has changed.</param>
internal sealed class DoNotCallBook(DialerPorts ports, IJournal journal, TimeProvider time, Action changed)
{
    private const int LongestNote = 1000;

    /// <summary>Of a file that has more columns than one.</summary>
    private const string Column = "number";

    public async Task<FieldFault?> AddAsync(string number, string by, string? note, CancellationToken ct)
    {
        if (ports.Numbers.Read(number) is not { } read)
        {
            return FieldFault.NotPhone("number", number.Trim());
        }

        if (Check.Longest("note", note, LongestNote) is { } fault)
        {
            return fault;
        }

        await AddAsync([read], by, note, ct);
        return null;
    }

    public async Task<(int Taken, int Rejected)> AddAllAsync(string text, string by, CancellationToken ct)
    {
        var (numbers, rejected) = Read(text);
        await AddAsync(numbers, by, null, ct);
        return (numbers.Count, rejected);
    }

    public async Task<bool> RemoveAsync(string number, string by, CancellationToken ct)
    {
        if (ports.Numbers.Read(number) is not { } read || !await ports.DoNotCall.RemoveAsync(read, ct))
        {
            return false;
        }

        journal.Append(new DoNotCallChanged { At = time.GetUtcNow(), By = by, Number = read, Removed = true });
        return true;
    }

    public async Task<(int Taken, int Rejected)> ReplaceRegistryAsync(string list, string text, CancellationToken ct)
    {
        var (numbers, rejected) = Read(text);
        if (numbers.Count > 0)
        {
            // a wrong file must not look like a registry in which nobody stands
            await ports.DoNotCall.ReplaceAsync(list, numbers, time.GetUtcNow(), ct);
            changed();
        }

        return (numbers.Count, rejected);
    }

    private async Task AddAsync(IReadOnlyCollection<string> numbers, string by, string? note, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var number in await ports.DoNotCall.AddAsync([.. numbers.Select(number => new DoNotCallEntry(number, DoNotCall.Own, now, by, note))], ct))
        {
            journal.Append(new DoNotCallChanged { At = now, By = by, Number = number, Note = note });
        }

        changed();
    }

    private (HashSet<string> Numbers, int Rejected) Read(string text)
    {
        var (numbers, rejected, column) = (new HashSet<string>(), 0, 0);
        foreach (var record in Csv.Read(text))
        {
            if (record.Row == 1 && record.Fields.ToList().FindIndex(name => name.Trim().Equals(Column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var named)
            {
                column = named;
            }
            else if (record.Fault is null && column < record.Fields.Count && ports.Numbers.Read(Csv.Unguarded(record.Fields[column].Trim())) is { } number)
            {
                numbers.Add(number);
            }
            else
            {
                rejected++;
            }
        }

        return (numbers, rejected);
    }
}
