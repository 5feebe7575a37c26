using CallCenter.CallModel.Tables;
using CallCenter.CallModel.Texts;

namespace CallCenter.Mailing;

/// <summary>Letters to many as people work on them.</summary>
public sealed class CircularDesk(MailPorts ports, Outbox outbox, TimeProvider time) : ICircularDesk
{
    private const int LongestName = 100;
    private const int MostPerMinute = 600;

    /// <summary>Where a circular may go from each state.</summary>
    private static readonly Dictionary<CircularState, CircularState[]> Moves = new()
    {
        [CircularState.Draft] = [CircularState.Running],
        [CircularState.Running] = [CircularState.Paused, CircularState.Stopped],
        [CircularState.Paused] = [CircularState.Running, CircularState.Stopped],
        [CircularState.Stopped] = [],
        [CircularState.Done] = [],
    };

    public Task<IReadOnlyList<CircularView>> ListAsync(CancellationToken ct = default) => ports.Circulars.ListAsync(ct);

    public Task<CircularView?> GetAsync(Guid id, CancellationToken ct = default) => ports.Circulars.GetAsync(id, ct);

    public async Task<(CircularView? Circular, IReadOnlyList<FieldFault> Faults)> AddAsync(string name, string template, int perMinute, string by, CancellationToken ct = default)
    {
        var faults = Check.All(
            Check.Given("name", name) ?? Check.Longest("name", name.Trim(), LongestName), Check.Range("perMinute", perMinute, 1, MostPerMinute),
            (await TextsAsync(template, ct)).Count > 0 ? null : FieldFault.Unknown("template", "template"));
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var now = time.GetUtcNow();
        var circular = new Circular(Guid.CreateVersion7(now), name.Trim(), template, perMinute, by, now);
        await ports.Circulars.AddAsync(circular, ct);
        return (new CircularView(circular, new Dictionary<CircularLetterState, int>()), []);
    }

    public async Task<(CircularView? Circular, FieldFault? Error)> SetStateAsync(Guid id, CircularState state, CancellationToken ct = default)
    {
        if (await ports.Circulars.GetAsync(id, ct) is not { } view)
        {
            return (null, null);
        }

        var (before, after) = (view.Circular, view.Circular with { State = state });
        if (!Moves[before.State].Contains(state))
        {
            return (null, Illegal(before.State, state));
        }

        if (before.State == CircularState.Draft)
        {
            after = after with { Texts = await TextsAsync(before.Template, ct), StartedAt = time.GetUtcNow() };
            if (after.Texts.Count == 0 || view.Letters.Count == 0)
            {
                return (null, after.Texts.Count == 0 ? FieldFault.Unknown("template", "template") : FieldFault.Missing("people"));
            }
        }

        if (!await ports.Circulars.MoveAsync(after, before.State, ct))
        {
            return (null, FieldFault.Changed("circular"));
        }

        outbox.LookAgain();
        return (await ports.Circulars.GetAsync(id, ct), null);
    }

    public async Task<(bool Deleted, FieldFault? Error)> DeleteAsync(Guid id, CancellationToken ct = default) =>
        await ports.Circulars.DeleteAsync(id, ct) ? (true, null)
        : (false, await ports.Circulars.GetAsync(id, ct) is { Circular.Name: var name } ? FieldFault.InUse("state", name) : null);

    public async Task<(CircularImport? Import, FieldFault? Error)> AddCustomersAsync(Guid id, CustomerGroup group, bool tryOnly, CancellationToken ct = default)
    {
        var list = new CircularList();
        list.Read(await ports.Desk.CustomersOfAsync(group, CircularList.MostPeople, ct));
        return await TakeAsync(id, list, tryOnly, ct);
    }

    public Task<(CircularImport? Import, FieldFault? Error)> ImportAsync(Guid id, IEnumerable<CsvRecord> table, bool tryOnly, CancellationToken ct = default)
    {
        var list = new CircularList();
        list.Read(table);
        return TakeAsync(id, list, tryOnly, ct);
    }

    public async Task<IReadOnlyList<CircularLetter>?> LettersAsync(Guid id, CircularLetterState? state, int offset, int limit, CancellationToken ct = default) =>
        await ports.Circulars.GetAsync(id, ct) is null ? null : await ports.Circulars.LettersAsync(id, state, offset, limit, ct);

    public async Task<(MailDraft? Letter, FieldFault? Error)> PreviewAsync(Guid id, Guid? recipient, CancellationToken ct = default)
    {
        if (await ports.Circulars.GetAsync(id, ct) is not { Circular: var circular })
        {
            return (null, null);
        }

        var to = recipient is { } one ? await ports.Circulars.RecipientAsync(id, one, ct) : (await ports.Circulars.LettersAsync(id, null, 0, 1, ct)).FirstOrDefault()?.To;
        if (to is null)
        {
            return (null, recipient is null ? FieldFault.Missing("people") : null);
        }

        var texts = circular.Texts.Count > 0 ? circular.Texts : await TextsAsync(circular.Template, ct);
        return Letters.Of(texts, to.Language) is { } template ? (CircularWriter.Fill(template, to, ports.Smtp.OptOut(to.Id)), null) : (null, FieldFault.Unknown("template", "template"));
    }

    public async Task<AddressMail> OfAddressAsync(string address, int limit, CancellationToken ct = default) =>
        new((await ports.OptOuts.AmongAsync([Addresses.Bare(address)], ct)).Count > 0, await ports.Store.ToAsync(address, limit, ct));

    public Task<IReadOnlyList<OptOut>> OptOutsAsync(string? part, int limit, CancellationToken ct = default) => ports.OptOuts.ListAsync(part, limit, ct);

    public async Task<FieldFault?> OptOutAsync(string address, string by, CancellationToken ct = default)
    {
        var fault = Addresses.FaultOf("address", address);
        if (fault is null)
        {
            await ports.OptOuts.AddAsync(new OptOut(Addresses.Bare(address), time.GetUtcNow(), by), ct);
        }

        return fault;
    }

    public Task<bool> OptInAsync(string address, CancellationToken ct = default) => ports.OptOuts.RemoveAsync(Addresses.Bare(address), ct);

    public Task<bool> OptOutAsync(Guid recipient, CancellationToken ct = default) => ports.OptOuts.AddAsync(recipient, time.GetUtcNow(), ct);

    private async Task<(CircularImport? Import, FieldFault? Error)> TakeAsync(Guid id, CircularList list, bool tryOnly, CancellationToken ct)
    {
        if (await ports.Circulars.GetAsync(id, ct) is not { } view)
        {
            return (null, null);
        }

        if (view.Circular.State != CircularState.Draft)
        {
            return (null, Illegal(view.Circular.State, CircularState.Draft));
        }

        var unwanted = await ports.OptOuts.AmongAsync([.. list.People.Select(one => one.Address)], ct);
        var wanted = list.People.Where(one => !unwanted.Contains(one.Address)).ToList();
        var room = CircularList.MostPeople - view.Letters.Values.Sum();
        if (wanted.Count > room)
        {
            return (null, Check.Most("people", wanted.Count, room));
        }

        var taken = tryOnly ? wanted.Count - (await ports.Circulars.KnownAsync(id, [.. wanted.Select(one => one.Address)], ct)).Count : await ports.Circulars.AddAsync(id, wanted, ct);
        return taken is { } count
            ? (new CircularImport(list.Rows, count, list.Duplicates + wanted.Count - count, unwanted.Count, list.Rejected, list.Rejections), null)
            : (null, FieldFault.Changed("circular"));
    }

    private async Task<IReadOnlyList<MailTemplate>> TextsAsync(string template, CancellationToken ct) =>
        [.. (await ports.Store.TemplatesAsync(ct)).Where(one => one.Name == template)];

    private static FieldFault Illegal(CircularState from, CircularState to)
    {
        var (before, after) = (EnumWords.Of(from), EnumWords.Of(to));
        return new FieldFault("state", FaultCode.IllegalMove, $"{before}, so it cannot become {after}")
        {
            Args = FieldFault.Of(("from", before), ("to", after), ("allowed", Moves[from].Select(state => EnumWords.Of(state)).ToArray())),
        };
    }
}
