namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>One host for all tests of a fixture.</summary>
internal abstract class HostFixture
{
    protected BridgeHost Host { get; private set; } = null!;

    protected HttpClient Admin { get; private set; } = null!;

    protected HttpClient Supervisor { get; private set; } = null!;

    protected HttpClient Agent { get; private set; } = null!;

    protected HttpClient Nobody { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Host = await BridgeHost.StartAsync();
        Admin = await Host.ClientAsync("admin");
        Supervisor = await Host.ClientAsync("sam");
        Agent = await Host.ClientAsync("anna");
        Nobody = await Host.ClientAsync(null);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Admin.Dispose();
        Supervisor.Dispose();
        Agent.Dispose();
        Nobody.Dispose();
        await Host.DisposeAsync();
    }
}
