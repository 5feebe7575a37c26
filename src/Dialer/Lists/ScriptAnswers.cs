namespace CallCenter.Dialer.Lists;

/// <summary>What agents write down by a campaign's script.</summary>
internal sealed class ScriptAnswers(DialerPorts ports, IJournal journal, TimeProvider time)
{
    private const int LongestAnswer = 1000;

    public async Task<CampaignCall?> FindAsync(CallId call, CancellationToken ct) =>
        await ports.Leads.FindAsync(call, ct) is { } lead && await ports.Campaigns.GetAsync(lead.Campaign, ct) is { } campaign ? new CampaignCall(campaign, lead) : null;

    /// <summary>Null, or what is wrong.</summary>
    public async Task<FieldFault?> KeepAsync(CallId call, string agent, IReadOnlyDictionary<string, string> answers, CancellationToken ct)
    {
        if (await FindAsync(call, ct) is not { } dialed)
        {
            return FieldFault.Unknown("callId", "call of a campaign");
        }

        var asked = dialed.Campaign.Script.SelectMany(page => page.Fields).DistinctBy(field => field.Name).ToDictionary(field => field.Name);
        if (answers.Select(answer => FaultOf(answer.Key, answer.Value, asked)).FirstOrDefault(fault => fault is not null) is { } wrong)
        {
            return wrong;
        }

        // each step of the page sends all of them
        var fresh = asked.Values.Where(field => answers.GetValueOrDefault(field.Name, "") is { Length: > 0 } answer && dialed.Lead.Answers.GetValueOrDefault(field.Name) != answer).ToList();
        await ports.Leads.AnswerAsync(dialed.Lead.Id, answers, ct);
        if (fresh.Count > 0)
        {
            journal.Append(new ScriptAnswered
            {
                At = time.GetUtcNow(), Agent = agent, CallId = call, Queue = dialed.Campaign.Queue, Answers = [.. fresh.Select(field => $"{field.Label}: {answers[field.Name]}")],
            });
        }

        return null;
    }

    private static FieldFault? FaultOf(string name, string answer, Dictionary<string, ScriptField> asked) =>
        !asked.TryGetValue(name, out var field) ? FieldFault.Unknown(name, "question of the script")
        : field.Choices.Count > 0 && answer.Length > 0 && !field.Choices.Contains(answer) ? FieldFault.NotOneOf(name, field.Choices)
        : Check.Longest(name, answer, LongestAnswer);
}
