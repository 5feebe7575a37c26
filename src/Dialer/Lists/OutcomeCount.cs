namespace CallCenter.Dialer.Lists;

/// <summary>Counts the leads of one group.</summary>
internal sealed class OutcomeCount
{
    private readonly Dictionary<DialResult, int> _results = [];
    private readonly Dictionary<string, int> _dispositions = [];
    private int _leads;
    private int _dialed;

    public void Add(Lead lead)
    {
        _leads++;
        _dialed += lead.Attempts > 0 ? 1 : 0;
        if (lead.Result is { } result)
        {
            _results[result] = _results.GetValueOrDefault(result) + 1;
        }

        if (lead.Disposition is { } disposition)
        {
            _dispositions[disposition] = _dispositions.GetValueOrDefault(disposition) + 1;
        }
    }

    public CampaignOutcome Of(string group) => new(group, _leads, _dialed, _results.GetValueOrDefault(DialResult.Connected), _results, _dispositions);
}
