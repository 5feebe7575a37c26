namespace CallCenter.Dialer.Lists;

/// <summary>What agents write down by a campaign's script.</summary>
internal sealed class ScriptAnswers(DialerPorts ports, IJournal journal, TimeProvider time)
{
    public async Task<CampaignCall?> FindAsync(CallId call, CancellationToken ct) =>
        await ports.Leads.FindAsync(call, ct) is { } lead && await ports.Campaigns.GetAsync(lead.Campaign, ct) is { } campaign ? new CampaignCall(campaign, lead) : null;

    /// <summary>Null, or what is wrong. Answers that are not named stay as they are.</summary>
    public async Task<FieldFault?> KeepAsync(CallId call, string agent, IReadOnlyDictionary<string, string> answers, CancellationToken ct)
    {
        if (await FindAsync(call, ct) is not { } dialed)
        {
            return FieldFault.Unknown("callId", "call of a campaign");
        }

        if (ScriptRules.Fault(dialed.Campaign.Script, answers) is { } wrong)
        {
            return wrong;
        }

        var fresh = ScriptRules.FieldsOf(dialed.Campaign.Script)
            .Where(field => answers.GetValueOrDefault(field.Name, "") is { Length: > 0 } answer && dialed.Lead.Answers.GetValueOrDefault(field.Name) != answer).ToList();
        await ports.Leads.AnswerAsync(dialed.Lead.Id, dialed.Lead.Answers.Concat(answers).GroupBy(answer => answer.Key).ToDictionary(named => named.Key, named => named.Last().Value), ct);
        if (fresh.Count > 0)
        {
            journal.Append(new ScriptAnswered
            {
                At = time.GetUtcNow(), Agent = agent, CallId = call, Queue = dialed.Campaign.Queue, Answers = [.. fresh.Select(field => $"{field.Label}: {answers[field.Name]}")],
            });
        }

        return null;
    }
}
