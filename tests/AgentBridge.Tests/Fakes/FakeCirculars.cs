using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Tables;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Letters to many in memory; the template "none" does not exist, and each letter reads the same.</summary>
internal sealed class FakeCirculars : ICircularDesk
{
    public Dictionary<Guid, Circular> Circulars { get; } = [];

    public Dictionary<Guid, List<CircularLetter>> People { get; } = [];

    public List<OptOut> OptOuts { get; } = [];

    public Task<IReadOnlyList<CircularView>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<CircularView>>([.. Circulars.Values.Select(View)]);

    public Task<CircularView?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Circulars.TryGetValue(id, out var circular) ? View(circular) : null);

    public Task<(CircularView? Circular, IReadOnlyList<FieldFault> Faults)> AddAsync(string name, string template, int perMinute, string by, CancellationToken ct = default)
    {
        if (template == "none")
        {
            return Task.FromResult<(CircularView?, IReadOnlyList<FieldFault>)>((null, [FieldFault.Unknown("template", "template")]));
        }

        var circular = new Circular(Guid.CreateVersion7(), name, template, perMinute, by, DateTimeOffset.UnixEpoch);
        (Circulars[circular.Id], People[circular.Id]) = (circular, []);
        return Task.FromResult<(CircularView?, IReadOnlyList<FieldFault>)>((View(circular), []));
    }

    public Task<(CircularView? Circular, FieldFault? Error)> SetStateAsync(Guid id, CircularState state, CancellationToken ct = default)
    {
        if (!Circulars.TryGetValue(id, out var circular))
        {
            return Task.FromResult<(CircularView?, FieldFault?)>((null, null));
        }

        if (circular.State == CircularState.Stopped)
        {
            return Task.FromResult<(CircularView?, FieldFault?)>((null, new FieldFault("state", FaultCode.IllegalMove, "stopped")));
        }

        Circulars[id] = circular with { State = state };
        return Task.FromResult<(CircularView?, FieldFault?)>((View(Circulars[id]), null));
    }

    public Task<(bool Deleted, FieldFault? Error)> DeleteAsync(Guid id, CancellationToken ct = default) => Task.FromResult(
        Circulars.TryGetValue(id, out var circular) && circular.State != CircularState.Draft ? (false, FieldFault.InUse("state", circular.Name)) : (Circulars.Remove(id), (FieldFault?)null));

    public Task<(CircularImport? Import, FieldFault? Error)> AddCustomersAsync(Guid id, CustomerGroup group, bool tryOnly, CancellationToken ct = default) =>
        TakeAsync(id, [new CircularRecipient(Guid.NewGuid(), "weber@example.org", "Weber", group.Company)], tryOnly);

    public Task<(CircularImport? Import, FieldFault? Error)> ImportAsync(Guid id, IEnumerable<CsvRecord> table, bool tryOnly, CancellationToken ct = default) =>
        TakeAsync(id, [.. table.Skip(1).Select(row => new CircularRecipient(Guid.NewGuid(), row.Fields[0]))], tryOnly);

    public Task<IReadOnlyList<CircularLetter>?> LettersAsync(Guid id, CircularLetterState? state, int offset, int limit, CancellationToken ct = default) => Task.FromResult(
        People.TryGetValue(id, out var people) ? (IReadOnlyList<CircularLetter>)[.. people.Where(letter => state is null || letter.State == state).Skip(offset).Take(limit)] : null);

    public Task<(MailDraft? Letter, FieldFault? Error)> PreviewAsync(Guid id, Guid? recipient, CancellationToken ct = default) => Task.FromResult<(MailDraft?, FieldFault?)>(
        People.TryGetValue(id, out var people) && people.Find(letter => recipient is null || letter.To.Id == recipient) is { } found
            ? (new MailDraft(found.To.Address, "A reminder", $"Dear {found.To.Name}"), null)
            : (null, null));

    public Task<AddressMail> OfAddressAsync(string address, int limit, CancellationToken ct = default) => Task.FromResult(new AddressMail(OptOuts.Exists(entry => entry.Address == address),
        [new OutMail(Guid.CreateVersion7(), address, "Your appointment", "b", "sam", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)]));

    public Task<IReadOnlyList<OptOut>> OptOutsAsync(string? part, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OptOut>>([.. OptOuts.Where(entry => part is null || entry.Address.Contains(part, StringComparison.Ordinal)).Take(limit)]);

    public Task<FieldFault?> OptOutAsync(string address, string by, CancellationToken ct = default)
    {
        if (!address.Contains('@', StringComparison.Ordinal))
        {
            return Task.FromResult<FieldFault?>(new FieldFault("address", FaultCode.NotEmail, "not an e-mail address"));
        }

        OptOuts.Add(new OptOut(address, DateTimeOffset.UnixEpoch, by));
        return Task.FromResult<FieldFault?>(null);
    }

    public Task<bool> OptInAsync(string address, CancellationToken ct = default) => Task.FromResult(OptOuts.RemoveAll(entry => entry.Address == address) > 0);

    public Task<bool> OptOutAsync(Guid recipient, CancellationToken ct = default)
    {
        var named = People.Values.SelectMany(people => people).Where(letter => letter.To.Id == recipient).ToList();
        OptOuts.AddRange(named.Select(letter => new OptOut(letter.To.Address, DateTimeOffset.UnixEpoch, OptOut.Themselves)));
        return Task.FromResult(named.Count > 0);
    }

    private Task<(CircularImport? Import, FieldFault? Error)> TakeAsync(Guid id, IReadOnlyList<CircularRecipient> people, bool tryOnly)
    {
        if (!People.TryGetValue(id, out var there))
        {
            return Task.FromResult<(CircularImport?, FieldFault?)>((null, null));
        }

        if (!tryOnly)
        {
            there.AddRange(people.Select(to => new CircularLetter(to, CircularLetterState.Waiting)));
        }

        return Task.FromResult<(CircularImport?, FieldFault?)>((new CircularImport(people.Count, people.Count, 0, 0, 0, []), null));
    }

    private CircularView View(Circular circular) => new(circular, People[circular.Id].GroupBy(letter => letter.State).ToDictionary(group => group.Key, group => group.Count()));
}
