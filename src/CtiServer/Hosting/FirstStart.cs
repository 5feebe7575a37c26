using CallCenter.AgentBridge.SignIn;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Hosting;

/// <summary>What a new server needs to be of use at once: its administrator and the queue that the shipped flows name.</summary>
internal sealed class FirstStart(InitialAdmin admin, IQueueStore queues, ServerSettings settings)
{
    public const string SupportQueue = "support";

    public async Task RunAsync(CancellationToken ct)
    {
        if ((await queues.ListAsync(ct)).Count == 0)
        {
            await queues.AddAsync(new QueueConfig(SupportQueue), ct);
        }

        try
        {
            if (await admin.EnsureAsync(settings.InitialAdminPassword, ct) is { } password)
            {
                // on the console only: a password does not belong into a log file
                Console.WriteLine($"First start: sign in at {settings.PagesAddress} as {InitialAdmin.User} with the password {password}");
            }
        }
        catch (ArgumentException e)
        {
            throw new StartRefusedException(e.Message, e);
        }
    }
}
