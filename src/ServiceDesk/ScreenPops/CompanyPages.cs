namespace CallCenter.ServiceDesk.ScreenPops;

/// <summary>The company's own page for a call, by the queue's template.</summary>
internal static class CompanyPages
{
    private const string Data = "data.";

    /// <param name="customer">who calls, as far as that is sure.</param>
    public static CompanyPage? Of(CompanyRule rule, CallContext context, string queue, Customer? customer) => rule.Url is not { } template ? null
        : new CompanyPage(CompanyUrl.Fill(template, name => name switch
        {
            "phone" => WithheldNumber.Is(context.RemoteNumber) ? null : context.RemoteNumber,
            "name" => customer?.Name ?? context.CallerName,
            "callId" => context.CallId.ToString(),
            "queue" => queue,
            "language" => context.Language,
            "ticket" => context.Ticket?.Number,
            "customerId" => customer?.Id.ToString("N"),
            "customer" => customer?.Code,
            _ => context.Variables.GetValueOrDefault(name[Data.Length..]),
        }), rule.When, rule.Where);
}
