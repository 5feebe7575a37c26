using System.Security.Cryptography;
using CallCenter.AgentBridge.SignIn;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Demo;

/// <summary>
/// The demo: a small company is put into an empty database, three simulated agents sit down at simulated phones, and callers begin to
/// call. A fourth agent's chair is the newcomer's.
/// </summary>
internal sealed class DemoCompany(IServiceProvider services, ServerSettings settings, ILogger<DemoCompany> logger) : BackgroundService
{
    public static readonly IReadOnlyList<string> Agents = ["anna", "ben", "carla"];
    private const string Newcomer = "you";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sipPassword = Secret();
        await SeedAsync(sipPassword, stoppingToken);
        await using var phones = new DemoPhones(services, settings);
        await phones.StartAsync(Agents, sipPassword, stoppingToken);
        var agents = new DemoAgents(services.GetRequiredService<IAgentDesk>());
        var callers = new DemoCallers(phones, services.GetRequiredService<ILogger<DemoCallers>>());
        await callers.LoadAsync(stoppingToken);
        try
        {
            await Task.WhenAll(agents.RunAsync(Agents, stoppingToken), callers.RunAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the server stops
        }
    }

    private async Task SeedAsync(string sipPassword, CancellationToken ct)
    {
        var users = services.GetRequiredService<IUserStore>();
        var passwords = services.GetRequiredService<Passwords>();
        var skills = new Dictionary<string, int> { ["en"] = 5 };
        foreach (var agent in Agents)
        {
            var profile = new UserProfile(agent, char.ToUpperInvariant(agent[0]) + agent[1..], Roles.Agent, skills, ["support"]);
            var secrets = passwords.Secrets(agent, null, sipPassword);
            if (!await users.AddAsync(profile, secrets, ct))
            {
                await users.SetSecretsAsync(agent, secrets, ct);
            }
        }

        await SeatNewcomerAsync(users, passwords, skills, ct);
        await SeedKnowledgeAsync(ct);
        await SeedCustomersAsync(ct);
    }

    private async Task SeatNewcomerAsync(IUserStore users, Passwords passwords, Dictionary<string, int> skills, CancellationToken ct)
    {
        var (page, phone) = (Secret(), Secret());
        var profile = new UserProfile(Newcomer, "You", Roles.Agent, skills, ["support"]);
        var secrets = passwords.Secrets(Newcomer, page, phone);
        if (!await users.AddAsync(profile, secrets, ct))
        {
            await users.SetSecretsAsync(Newcomer, secrets, ct);
        }

        // on the console only: a password does not belong into a log file
        Console.WriteLine($"""

            Demo: callers are calling. Watch them at {settings.PagesAddress} (sign in as admin).
            Take calls yourself: sign in there as "{Newcomer}" with the password {page}, and register a SIP phone
            as {Newcomer} with the password {phone} at this machine's port {settings.Sip.Port} (domain {settings.Sip.Realm}).

            """);
    }

    private async Task SeedKnowledgeAsync(CancellationToken ct)
    {
        var knowledge = services.GetRequiredService<IKnowledgeBase>();
        if ((await knowledge.ListAsync("en", ct)).Count > 0)
        {
            return;
        }

        using var csv = new StreamReader(Path.Combine("demo", "kb.csv"));
        var report = await knowledge.ImportCsvAsync(csv, "demo", ct);
        logger.LogInformation("Demo: {Articles} articles in {Phrasings} phrasings", report.Articles, report.Phrasings);
    }

    private async Task SeedCustomersAsync(CancellationToken ct)
    {
        var desk = services.GetRequiredService<IServiceDesk>();
        foreach (var (name, numbers, valueClass) in DemoCallers.Customers)
        {
            if ((await desk.FindCustomersAsync(numbers[0], ct)).All(c => c.Name != name))
            {
                await desk.SaveCustomerAsync(new Customer(Guid.CreateVersion7(), name, numbers, ValueClass: valueClass), "demo", ct);
            }
        }
    }

    private static string Secret() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);
}
