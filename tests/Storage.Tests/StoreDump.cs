using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using CallCenter.Storage.Knowledge;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Records;
using CallCenter.Storage.Tickets;
using CallCenter.Storage.Users;

namespace CallCenter.Storage.Tests;

/// <summary>Everything that the stores give out, as one JSON text: equal before and after means that nothing was lost.</summary>
internal static class StoreDump
{
    private const int Many = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task<string> OfAsync(Db db, Journal journal)
    {
        var tickets = new TicketStore(db);
        var records = new CallRecords(db, journal);
        var users = new UserStore(db);
        var customers = new CustomerStore(db);
        var knowledge = new KnowledgeStore(db);
        var questions = new QuestionStore(db, TimeProvider.System);
        var calls = await records.ListAsync(new CallQuery { Limit = Many });
        var found = await tickets.FindAsync(new TicketQuery(Limit: Many));
        var people = await users.ListAsync();
        return JsonSerializer.Serialize(new
        {
            Facts = await journal.ReadAsync(0).Select(e => $"{e.Seq} {FactJson.ToJson(e.Fact)}").ToListAsync(),
            Calls = calls,
            Events = await EachAsync(calls, async call => (await records.EventsAsync(call.Id)).Select(e => e.Seq).ToList()),
            Tickets = found,
            History = await EachAsync(found, async ticket => await tickets.HistoryAsync(ticket.Id)),
            TicketCalls = await EachAsync(found, async ticket => (await records.ListOfTicketAsync(ticket.Id)).Select(c => c.Id).ToList()),
            TicketPosition = await tickets.ChangeAsync(rows => rows.GetPosition("tickets")),
            Customers = await customers.SearchAsync("", Many),
            Users = people,
            Secrets = await EachAsync(people, async user => await users.GetSecretsAsync(user.User)),
            Queues = await new QueueStore(db).ListAsync(),
            Callbacks = await new CallbackStore(db).ListAsync(new CallbackQuery(Limit: Many)),
            Articles = await knowledge.LoadArticlesAsync(),
            Words = await EachAsync(["invoices", "发票", "增值税发票"], async text => (await knowledge.SearchWordsAsync(text, null, 10)).Select(m => m.ArticleId).ToList()),
            Vectors = (await knowledge.LoadVectorsAsync("m1")).Select(v => new { v.Text, Vector = v.Vector.ToArray() }),
            Groups = await questions.LoadGroupsAsync(Many),
            Open = await questions.ListOpenAsync(Many),
            Tally = await questions.TallyAsync(DateTimeOffset.UnixEpoch),
            QuestionPosition = await questions.PositionAsync(),
        }, Json);
    }

    private static async Task<List<TResult>> EachAsync<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult>> of)
    {
        var results = new List<TResult>();
        foreach (var item in items)
        {
            results.Add(await of(item));
        }

        return results;
    }
}
