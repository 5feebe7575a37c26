using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.ScreenPops;

/// <summary>
/// <see cref="IScreenPops"/>. Its parts are looked up side by side; one that fails or is late stays empty, since a caller must not wait for a
/// list. Never throws.
/// </summary>
public sealed partial class ScreenPopBuilder(IServiceDesk desk, ICallerProfiles profiles, IQueueStore queues, IKnowledgeRetriever knowledge,
    TimeProvider time, ILogger<ScreenPopBuilder> logger) : IScreenPops
{
    private const int MostTickets = 20;
    private const int MostArticles = 5;
    private const int MostCustomers = 20;
    private const int MostProfiles = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    public async Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct)
    {
        await PartAsync("ticket", () => KnownAsync(context), false).ConfigureAwait(false);
        var questions = context.Questions;
        var articles = PartAsync("articles", () => ArticlesAsync(questions, context.Language, ct), []);
        var rule = PartAsync("company page", () => RuleAsync(queue, ct), CompanyRule.Default);
        var customers = await PartAsync("customers", () => CustomersAsync(context, ct), []).ConfigureAwait(false);
        var known = PartAsync("profiles", () => ProfilesAsync(context, customers, ct), []);
        var tickets = await PartAsync("tickets", () => TicketsAsync(context, customers, ct), []).ConfigureAwait(false);
        var page = CompanyPages.Of(await rule.ConfigureAwait(false), context, queue, customers is [var only] ? only : null);
        return new ScreenPop(context.CallId, queue, lease, context.From, context.To, context.CallerName, context.Language, customers,
            context.Ticket, tickets, context.Trail, questions, await articles.ConfigureAwait(false), context.Variables, time.GetUtcNow())
        {
            Number = context.RemoteNumber, FoundBy = context.FoundBy, Company = page, Profiles = await known.ConfigureAwait(false),
        };
    }

    public async Task<ScreenPop?> ChooseAsync(CallContext context, ScreenPop pop, Guid customer, string agent, CancellationToken ct = default)
    {
        if (await desk.GetCustomerAsync(customer, ct).ConfigureAwait(false) is not { } chosen)
        {
            return null;
        }

        var (ticket, _) = await desk.AttachAsync(context, chosen, agent, ct).ConfigureAwait(false);
        var rule = await PartAsync("company page", () => RuleAsync(pop.Queue, ct), CompanyRule.Default).ConfigureAwait(false);
        var all = pop.Customers.Where(c => c.Id != chosen.Id).Prepend(chosen).Take(MostCustomers).ToList();
        return pop with
        {
            Customers = all, Chosen = chosen.Id, Ticket = ticket,
            OpenTickets = await PartAsync("tickets", () => TicketsAsync(context, [chosen], ct), pop.OpenTickets).ConfigureAwait(false),
            Profiles = await PartAsync("profiles", () => ProfilesAsync(context, all, ct), pop.Profiles).ConfigureAwait(false),
            Company = CompanyPages.Of(rule, context, pop.Queue, chosen),
        };
    }

    private async Task<CompanyRule> RuleAsync(string queue, CancellationToken ct) =>
        (await queues.GetAsync(queue, ct).ConfigureAwait(false))?.Rules.Company ?? CompanyRule.Default;

    private async Task<IReadOnlyList<CallerProfile>> ProfilesAsync(CallContext context, IReadOnlyList<Customer> customers, CancellationToken ct)
    {
        IEnumerable<Customer?> whose = customers.Take(MostProfiles).Cast<Customer?>().DefaultIfEmpty(null);
        return await Task.WhenAll(whose.Select(one => profiles.OfAsync(one, context.RemoteNumber, context.CallId, ct))).ConfigureAwait(false);
    }

    // The caller may be queued sooner than the database has said who calls.
    private static async Task<bool> KnownAsync(CallContext context)
    {
        await context.Identified.ConfigureAwait(false);
        return true;
    }

    private async Task<IReadOnlyList<Customer>> CustomersAsync(CallContext context, CancellationToken ct)
    {
        var found = context.Customers.Count > 0 ? context.Customers : await desk.FindCustomersAsync(context.RemoteNumber, ct).ConfigureAwait(false);
        return [.. found.Take(MostCustomers)];
    }

    private async Task<IReadOnlyList<Ticket>> TicketsAsync(CallContext context, IReadOnlyList<Customer> customers, CancellationToken ct)
    {
        var queries = customers.Select(customer => new TicketQuery(CustomerId: customer.Id, OpenOnly: true, Limit: MostTickets));
        if (!WithheldNumber.Is(context.RemoteNumber))
        {
            queries = queries.Append(new TicketQuery(Phone: context.RemoteNumber, OpenOnly: true, Limit: MostTickets));
        }

        var found = await Task.WhenAll(queries.Select(query => desk.FindTicketsAsync(query, ct))).ConfigureAwait(false);
        var newestFirst = found.SelectMany(list => list).DistinctBy(ticket => ticket.Id).OrderByDescending(ticket => ticket.UpdatedAt);
        return [.. newestFirst.Take(MostTickets)];
    }

    // The newest question first: what was spoken or came nearest to it is what the agent needs.
    private async Task<IReadOnlyList<Article>> ArticlesAsync(IReadOnlyList<QuestionAsked> questions, string language, CancellationToken ct)
    {
        var keys = questions.Reverse()
            .SelectMany(question => question.Nearest.Prepend(question.Article).OfType<string>().Select(key => (key, question.Language)))
            .Distinct()
            .Take(MostArticles);
        var found = await Task.WhenAll(keys.Select(k => knowledge.GetAsync(k.key, k.Language ?? language, ct))).ConfigureAwait(false);
        return [.. found.OfType<Article>()];
    }

    private async Task<T> PartAsync<T>(string part, Func<Task<T>> look, T empty)
    {
        try
        {
            return await look().WaitAsync(Longest, time).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            LogMissing(logger, part, e.Message);
            return empty;
        }
    }

    [LoggerMessage(EventId = 7010, Level = LogLevel.Warning, Message = "A screen pop goes without its {Part}: {Reason}")]
    private static partial void LogMissing(ILogger logger, string part, string reason);
}
