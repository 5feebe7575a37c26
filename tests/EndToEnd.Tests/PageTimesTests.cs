using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>
/// How long the telephone in the page takes, for whoever asks by name: dotnet test tests/EndToEnd.Tests --filter PageTimesTests. PAGE_TIMES says
/// how often (20). Times are those of the sound itself: packets at the caller as they arrive, samples in the page as they are played.
/// </summary>
[Explicit("measures; not a test of right and wrong")]
public sealed class PageTimesTests
{
    private const int CallersTone = 1000;
    private const int AgentsTone = 1600;

    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("PAGE_TIMES") ?? "20", System.Globalization.CultureInfo.InvariantCulture);

    private ServerProcess _server = null!;
    private DirectoryInfo _profile = null!;
    private PhonePage _agent = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _profile = Directory.CreateTempSubdirectory("phone-page-");
        _server = await Company.WithPagePhoneAsync("anna");
        _agent = await PhonePage.SignInAsync(_server, "anna", Sounds.Tone(AgentsTone), _profile.FullName);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _agent.DisposeAsync();
        await _server.DisposeAsync();
        _profile.Delete(recursive: true);
    }

    [Test]
    public async Task Answers()
    {
        var (toAgent, toCaller) = (new List<double>(), new List<double>());
        for (var i = 1; i <= Times; i++)
        {
            using var caller = await OfferAsync($"+49305560{i:00}");
            var clicked = await _agent.ClickAsync("Accept");
            var heard = await _agent.HeardAsync(CallersTone);
            var heardByCaller = await UntilAsync(() => caller.Line.HeardSince(clicked));
            toAgent.Add((heard - clicked).TotalMilliseconds);
            toCaller.Add((heardByCaller - clicked).TotalMilliseconds);
            TestContext.Out.WriteLine($"answer {i}: the agent hears the caller after {toAgent[^1]:F0} ms, the caller the agent after {toCaller[^1]:F0} ms");
            await EndAsync(caller);
        }

        Tell("click to the caller's sound in the page", toAgent);
        Tell("click to the agent's sound at the caller", toCaller);
    }

    [Test]
    public async Task Reloads()
    {
        using var caller = await OfferAsync("+4930557");
        await _agent.ClickAsync("Accept");
        await _agent.HeardAsync(CallersTone);
        var (toAgent, toCaller) = (new List<double>(), new List<double>());
        for (var i = 1; i <= Times; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            var before = DateTime.UtcNow;
            await _agent.Page.ReloadAsync();
            var heard = await _agent.HeardAsync(CallersTone);
            var heardByCaller = await UntilAsync(() => caller.Line.BackAfterGap(before));
            toAgent.Add((heard - before).TotalMilliseconds);
            toCaller.Add((heardByCaller - before).TotalMilliseconds);
            var begun = (await _agent.BeginningAsync() - before).TotalMilliseconds;
            var steps = string.Join(", ", (await _agent.StepsAsync()).OrderBy(s => s.Value).Select(s => $"{s.Key} {begun + s.Value:F0}"));
            TestContext.Out.WriteLine($"reload {i}: agent hears {toAgent[^1]:F0} ms, caller hears {toCaller[^1]:F0} ms (old page gone {begun:F0}, {steps})");
            await _agent.ReadyAsync();
        }

        Tell("reload to the caller's sound in the page", toAgent);
        Tell("reload to the agent's sound at the caller", toCaller);
        await EndAsync(caller);
    }

    /// <summary>The page's UDP is lost on its way for so many seconds while TCP goes on; needs root and nft.</summary>
    [TestCase(5)]
    [TestCase(20)]
    public async Task Outage(int seconds)
    {
        using var caller = await OfferAsync($"+493055580{seconds}");
        await _agent.ClickAsync("Accept");
        await _agent.HeardAsync(CallersTone);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var begun = DateTime.UtcNow;
        using (var rules = new LostPackets(_server.FirstRtpPort, Ports.RtpCount, but: caller.Line.Port))
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds - 0.5));
            await _agent.Page.EvaluateAsync("listenAnew()");
            await Task.Delay(TimeSpan.FromSeconds(0.5));
        }

        var healed = DateTime.UtcNow;
        var heard = await _agent.HeardAsync(CallersTone);
        var heardByCaller = await UntilAsync(() => caller.Line.BackAfterGap(begun));
        TestContext.Out.WriteLine($"{(healed - begun).TotalSeconds:F1} s without UDP: the agent hears the caller {(heard - healed).TotalMilliseconds:F0} ms after it is back, "
            + $"the caller the agent {(heardByCaller - healed).TotalMilliseconds:F0} ms; load {File.ReadAllText("/proc/loadavg").Trim()}");
        await EndAsync(caller);
    }

    private async Task<ToneCaller> OfferAsync(string number)
    {
        await _agent.ReadyAsync();
        await _server.SetStateAsync("anna", "ready");
        var caller = await ToneCaller.CallAsync(_server, number, CallersTone, AgentsTone);
        await _agent.Page.Locator(".call-bar.offered").WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(0.5)); // nobody picks up while the page still draws
        return caller;
    }

    private async Task EndAsync(ToneCaller caller)
    {
        caller.HangUp();
        await _agent.Page.Locator(".call-bar").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
    }

    private static async Task<DateTime> UntilAsync(Func<DateTime?> find)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var tries = 0; tries < 1500; tries++)
        {
            if (find() is { } found)
            {
                return found;
            }

            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException("nothing was heard");
    }

    private static void Tell(string what, List<double> times)
    {
        times.Sort();
        TestContext.Out.WriteLine($"{what}, {times.Count} times: p50 {times[times.Count / 2]:F0} ms, p95 {times[(int)(times.Count * 0.95)]:F0} ms, longest {times[^1]:F0} ms; load {File.ReadAllText("/proc/loadavg").Trim()}");
    }
}
