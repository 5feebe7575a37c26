namespace CallCenter.Dialer.Lists;

/// <summary>Changes of single leads by hand.</summary>
/// <param name="changed">after a campaign's lead was changed.</param>
internal sealed class LeadEditing(DialerPorts ports, IJournal journal, TimeProvider time, Action<Guid> changed)
{
    public async Task<LeadResult> ChangeAsync(Guid campaign, Guid id, LeadChange change, string by, CancellationToken ct)
    {
        if (await ports.Leads.GetAsync(id, ct) is not { } before || before.Campaign != campaign)
        {
            return new LeadResult(null);
        }

        if (before.State == LeadState.Dialing)
        {
            return new LeadResult(null, new FieldFault("state", FaultCode.Changed, "it is being dialed"));
        }

        if (Fault(change) is { } fault)
        {
            return new LeadResult(null, fault);
        }

        var after = After(before, change);
        if (!await ports.Leads.ChangeAsync(before, after, ct))
        {
            var taken = after.Number != before.Number && (await ports.Leads.KnownAsync(campaign, [after.Number], ct)).Count > 0;
            return new LeadResult(null, taken
                ? new FieldFault("number", FaultCode.Taken, "the campaign has this number already")
                : new FieldFault("state", FaultCode.Changed, "it was dialed or changed meanwhile"));
        }

        var fields = Changed(before, after, change).ToList();
        if (fields.Count > 0)
        {
            journal.Append(new LeadChanged { At = time.GetUtcNow(), By = by, Campaign = campaign, Lead = id, Fields = fields });
            changed(campaign);
        }

        return new LeadResult(after);
    }

    private FieldFault? Fault(LeadChange change) =>
        (change.Number is { } number && ports.Numbers.Read(number) is null ? FieldFault.NotPhone("number", number) : null)
        ?? LeadTable.Fault(change.Name, change.Zone, change.Priority ?? 0, change.Fields ?? new Dictionary<string, string>());

    private Lead After(Lead lead, LeadChange change)
    {
        var after = lead with
        {
            Number = change.Number is { } number ? ports.Numbers.Read(number)! : lead.Number, Name = Changed(change.Name, lead.Name), Zone = Changed(change.Zone, lead.Zone),
            Priority = change.Priority ?? lead.Priority, Fields = change.Fields ?? lead.Fields,
        };
        if (change.ResetAttempts)
        {
            after = after with { State = LeadState.Waiting, Attempts = 0, NextAt = null, Bar = null };
        }

        return change.Excluded switch
        {
            true => after with { State = LeadState.Skipped, Bar = DialBar.Excluded },
            false when after.State == LeadState.Skipped => after with { State = LeadState.Waiting, NextAt = null, Bar = null },
            _ => after,
        };
    }

    private static string? Changed(string? wanted, string? before) => wanted is null ? before : wanted.Trim() is { Length: > 0 } word ? word : null;

    private static IEnumerable<string> Changed(Lead before, Lead after, LeadChange change)
    {
        (string Name, bool Differs)[] fields =
        [
            ("number", after.Number != before.Number), ("name", after.Name != before.Name), ("zone", after.Zone != before.Zone),
            ("priority", after.Priority != before.Priority), ("fields", change.Fields is not null && !after.Fields.OrderBy(f => f.Key).SequenceEqual(before.Fields.OrderBy(f => f.Key))),
            ("attempts", change.ResetAttempts), ("excluded", (after.Bar == DialBar.Excluded) != (before.Bar == DialBar.Excluded)),
        ];
        return fields.Where(field => field.Differs).Select(field => field.Name);
    }
}
