namespace CallCenter.Dialer.Lists;

/// <summary>What a campaign must say that calls without agents.</summary>
internal static class AnnouncementRules
{
    private const int LongestMessage = 2000;
    private const string Keys = "0123456789*#";

    /// <summary>The first fault; null = all is good.</summary>
    /// <param name="optOut">the policy's key, which is nobody else's.</param>
    public static FieldFault? Fault(Campaign campaign, char? optOut)
    {
        if ((Check.Given("message", campaign.Message) ?? Check.Longest("message", campaign.Message, LongestMessage)) is { } fault)
        {
            return fault;
        }

        if (campaign.AgentKey is { } agent && !IsKey(agent))
        {
            return FieldFault.NotOneOf("agentKey", Keys.Select(key => $"{key}"));
        }

        var used = campaign.Dispositions.Select(own => own.Key).OfType<string>().ToList();
        return used.Any(key => !IsKey(key)) ? FieldFault.NotOneOf("dispositions", Keys.Select(key => $"{key}"))
            : used.Append(campaign.AgentKey).Append($"{optOut}").OfType<string>().GroupBy(key => key).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? new FieldFault(twice.Key == campaign.AgentKey ? "agentKey" : "dispositions", FaultCode.Taken, $"key {twice.Key} has another meaning already")
            : null;
    }

    private static bool IsKey(string key) => key.Length == 1 && Keys.Contains(key[0]);
}
