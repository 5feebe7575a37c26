namespace CallCenter.Mailing;

/// <summary>Fills templates in.</summary>
internal sealed class Letters(MailPorts ports)
{
    private const string Otherwise = "en";

    /// <summary>In the customer's language where the template has it; null: no such template.</summary>
    public async Task<MailDraft?> OfTicketAsync(Ticket ticket, string template, string agent, string? queue, CancellationToken ct)
    {
        var customer = ticket.CustomerId is { } id ? await ports.Desk.GetCustomerAsync(id, ct)
            : ticket.Phone is { } phone ? (await ports.Desk.FindCustomersAsync(phone, ct)).FirstOrDefault()
            : null;
        return await FillAsync(template, customer, new Dictionary<string, string>
        {
            [MailWords.Ticket] = ticket.Number, [MailWords.Subject] = ticket.Subject, [MailWords.Description] = ticket.Description ?? "", [MailWords.Agent] = agent,
            [MailWords.Number] = ticket.Phone ?? "", [MailWords.Queue] = queue ?? "",
        }, ct);
    }

    public async Task<MailDraft?> OfCallbackAsync(MailCause missed, string template, CancellationToken ct)
    {
        var customer = (await ports.Desk.FindCustomersAsync(missed.Number ?? "", ct)).FirstOrDefault();
        return await FillAsync(template, customer, new Dictionary<string, string>
        {
            [MailWords.Name] = missed.Name ?? "", [MailWords.Number] = missed.Number ?? "", [MailWords.Queue] = missed.Queue ?? "",
        }, ct);
    }

    /// <summary>The template that fits a language; null: there is none at all.</summary>
    public static MailTemplate? Of(IReadOnlyList<MailTemplate> named, string? language) =>
        named.FirstOrDefault(one => one.Language == (language ?? Otherwise)) ?? named.FirstOrDefault(one => one.Language == Otherwise) ?? named.FirstOrDefault();

    private async Task<MailDraft?> FillAsync(string name, Customer? customer, Dictionary<string, string> values, CancellationToken ct)
    {
        if (Of([.. (await ports.Store.TemplatesAsync(ct)).Where(one => one.Name == name)], customer?.Language) is not { } template)
        {
            return null;
        }

        if (customer is not null)
        {
            (values[MailWords.Name], values[MailWords.Company]) = (customer.Name, customer.Company ?? "");
        }

        return new MailDraft(customer?.Email ?? "", MailWords.Fill(template.Subject, values), MailWords.Fill(template.Body, values));
    }
}
