namespace CallCenter.CtiServer.Wiring;

internal static class FollowerWiring
{
    /// <summary>Makes a reader of the journal run with the server and stand on the health page under <paramref name="name"/>.</summary>
    public static void AddJournalReader<TReader>(this IServiceCollection services, string name)
        where TReader : class, IJournalReader
    {
        services.AddSingleton<TReader>();
        services.AddKeyedSingleton(name, (s, _) => new JournalFollower(name, s.GetRequiredService<TReader>(), s.GetRequiredService<IJournal>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<JournalFollower>>()));
        services.AddSingleton(s => s.GetRequiredKeyedService<JournalFollower>(name));
        services.AddSingleton<IHealthPart>(s => s.GetRequiredKeyedService<JournalFollower>(name));
    }
}
