using System.Diagnostics;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Live;

/// <summary>How long a change takes to the supervisors' pages in a room of 200 agents who all have their page open.</summary>
[Explicit("a measurement"), NonParallelizable]
internal sealed class PushDelayTests
{
    private const int Agents = 200;
    private const int Changes = 300;

    [Test]
    public async Task Change_ReachesASupervisorsPage()
    {
        await using var host = await BridgeHost.StartAsync();
        var few = Samples.Figures(DateTimeOffset.UtcNow);
        var room = few with
        {
            Queues = [.. Enumerable.Range(0, 20).Select(n => few.Queues[n % 2] with { Queue = $"queue-{n}" })],
            Agents = [.. Enumerable.Range(0, Agents).Select(n => few.Agents[n % 5] with { Agent = $"agent-{n}" })],
        };
        var (token, reading) = (await host.TokenAsync("anna"), new CancellationTokenSource());
        var others = await Task.WhenAll(Enumerable.Range(0, Agents).Select(_ => HubClient.ConnectAsync(host, token)));
        var readers = others.Select(page => ReadAsync(page, reading.Token)).ToList();
        await using var supervisor = await HubClient.ConnectAsync(host, await host.TokenAsync("sam"));

        var delays = new List<double>();
        for (var seq = 1L; seq <= Changes; seq++)
        {
            var began = Stopwatch.GetTimestamp();
            host.Figures.Set(room with { Seq = seq });
            await supervisor.WaitForAsync("figures", push => push["seq"]!.GetValue<long>() == seq);
            delays.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        delays.Sort();
        TestContext.Out.WriteLine($"{Agents} agents' pages: p50 {delays[Changes / 2]:0.0} ms, p99 {delays[Changes * 99 / 100]:0.0} ms, longest {delays[^1]:0.0} ms");
        await reading.CancelAsync();
        foreach (var page in others)
        {
            await page.DisposeAsync();
        }

        await Task.WhenAll(readers);
        Assert.That(delays[Changes * 99 / 100], Is.LessThan(250));
    }

    private static async Task ReadAsync(HubClient page, CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                await page.WaitForAsync("figures");
            }
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // its line is closed at the end
        }
    }
}
