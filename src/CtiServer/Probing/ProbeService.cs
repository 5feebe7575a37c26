using System.Collections.Concurrent;
using System.Data.Common;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Probing;
using CallCenter.CallModel.Yaml;

namespace CallCenter.CtiServer.Probing;

/// <summary>
/// Lets callers by script call at their times, one after the other. What fails stands on the health page, and <see cref="ProbeAlarm"/> tells of it.
/// </summary>
internal sealed partial class ProbeService(IProbeStore store, ISpeechRecognition hearing, IVoices voices, ITelephony telephony, ProbeAlarm alarm, TimeProvider time,
    ILogger<ProbeService> logger) : BackgroundService, IProbes, IHealthPart
{
    private const int LongestName = 100;
    private const int LongestScript = 20_000;
    private const int MostMinutes = 7 * 24 * 60;
    private const int KeptRuns = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, ProbeRun> _last = new();
    private readonly ConcurrentDictionary<Guid, bool> _wanted = new();
    private IReadOnlyList<Probe> _probes = [];
    private Guid _calling;

    public async Task<IReadOnlyList<ProbeState>> ListAsync(CancellationToken ct = default) =>
        [.. (await store.ListAsync(ct)).Select(probe => new ProbeState(probe, _last.GetValueOrDefault(probe.Id), _calling == probe.Id || _wanted.ContainsKey(probe.Id)))];

    public async Task<(Probe? Probe, IReadOnlyList<FieldFault> Faults)> PutAsync(Probe probe, int? seen = null, CancellationToken ct = default)
    {
        var before = (await store.ListAsync(ct)).FirstOrDefault(one => one.Id == probe.Id);
        if (probe.Id != Guid.Empty && before is null)
        {
            return (null, []);
        }

        if (before is not null && seen is { } version && version != before.Version)
        {
            return (null, [FieldFault.Changed("probe")]);
        }

        var wanted = probe with { Cron = Blank(probe.Cron), Zone = Blank(probe.Zone) };
        var errors = new FileErrors("script");
        ProbeScript.Read(probe.Script, errors);
        var faults = CallModel.Faults.Check.All(
            CallModel.Faults.Check.Length("name", probe.Name.Trim(), 1, LongestName), CallModel.Faults.Check.Longest("script", probe.Script, LongestScript),
            CallModel.Faults.Check.Range("everyMinutes", probe.EveryMinutes, 0, MostMinutes, "never"),
            ProbeTimes.FaultOf(wanted),
            errors.Any ? new FieldFault("script", FaultCode.BadLine, $"line {errors.All[0].Line}: {errors.All[0].Message}")
            {
                Args = FieldFault.Of(("line", errors.All[0].Line), ("why", errors.All[0].Message)),
            } : null);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var after = wanted with { Id = before?.Id ?? Guid.CreateVersion7(time.GetUtcNow()), Name = probe.Name.Trim(), Version = (before?.Version ?? 0) + 1 };
        return await store.PutAsync(after, ct) ? (after, [])
            : (await store.ListAsync(ct)).Any(other => other.Name == after.Name && other.Id != after.Id)
                ? (null, [new FieldFault("name", FaultCode.Taken, "another probe has this name")])
                : (null, [FieldFault.Changed("probe")]);
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken ct = default) => store.DeleteAsync(id, ct);

    public Task<IReadOnlyList<ProbeRun>> RunsAsync(Guid id, int limit, CancellationToken ct = default) => store.RunsAsync(id, limit, ct);

    public async Task<bool> CallNowAsync(Guid id, CancellationToken ct = default)
    {
        var known = (await store.ListAsync(ct)).Any(probe => probe.Id == id);
        if (known)
        {
            _wanted[id] = true;
        }

        return known;
    }

    public PartHealth Check()
    {
        var probes = _probes.Where(probe => probe.Enabled).ToList();
        var failed = probes.Where(probe => _last.GetValueOrDefault(probe.Id) is { IsGood: false }).ToList();
        return failed.Count > 0 ? new PartHealth("probes", PartState.Degraded, [.. failed.Select(probe => HealthLine.Of(HealthCode.ProbeFailed,
                $"{probe.Name}: {ProbeAlarm.Why(_last[probe.Id])}", ("name", probe.Name), ("why", ProbeAlarm.Why(_last[probe.Id]))))])
            : probes.Count == 0 ? new PartHealth("probes", PartState.Ok, new HealthLine(HealthCode.NoProbes, "none"))
            : new PartHealth("probes", PartState.Ok, HealthLine.Of(HealthCode.ProbesGood, $"{probes.Count} hear what they should", ("count", probes.Count)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var (known, looked) = (false, time.GetUtcNow());
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                _probes = await store.ListAsync(stoppingToken);
                if (!known)
                {
                    await RememberAsync(stoppingToken);
                    known = true;
                }

                var (from, now) = (looked, time.GetUtcNow());
                looked = now;
                foreach (var probe in _probes.Where(probe => IsDue(probe, from, now)).ToList())
                {
                    await CallAsync(probe, stoppingToken);
                }

                await alarm.PostAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogBroken(e.Message, e is DbException ? null : e);
            }
        }
    }

    private async Task RememberAsync(CancellationToken ct)
    {
        foreach (var probe in _probes)
        {
            if (await store.RunsAsync(probe.Id, 1, ct) is [var run])
            {
                _last[probe.Id] = run;
            }
        }
    }

    private bool IsDue(Probe probe, DateTimeOffset looked, DateTimeOffset now) => _wanted.ContainsKey(probe.Id) || (probe.Enabled && probe switch
    {
        { Cron: not null } => ProbeTimes.IsDue(probe, looked, now, time.LocalTimeZone),
        // in either direction: the clock may have been set back
        { EveryMinutes: > 0 } => _last.GetValueOrDefault(probe.Id) is not { } last || (now - last.At).Duration() >= TimeSpan.FromMinutes(probe.EveryMinutes),
        _ => false,
    });

    private async Task CallAsync(Probe probe, CancellationToken ct)
    {
        _calling = probe.Id;
        _wanted.TryRemove(probe.Id, out _);
        try
        {
            var (at, clock) = (time.GetUtcNow(), time.GetTimestamp());
            var steps = await TryAsync(probe).WaitAsync(ct); // a long script must not keep the server from stopping
            var run = new ProbeRun(Guid.CreateVersion7(at), probe.Id, at, steps.All(step => step.IsGood), (int)time.GetElapsedTime(clock).TotalMilliseconds, steps);
            var before = _last.GetValueOrDefault(probe.Id);
            _last[probe.Id] = run;
            await store.AddRunAsync(run, KeptRuns, ct);
            if (run.IsGood != (before?.IsGood ?? true))
            {
                await alarm.TellAsync(probe, run, ct);
            }
        }
        finally
        {
            _calling = Guid.Empty;
        }
    }

    /// <summary>The steps that were taken; the last one is not good when the rest could not be.</summary>
    private async Task<IReadOnlyList<ProbeRunStep>> TryAsync(Probe probe)
    {
        var errors = new FileErrors(probe.Name);
        if (ProbeScript.Read(probe.Script, errors) is not { } script)
        {
            return [new ProbeRunStep("script", false, 0, $"{errors.All[0]}")];
        }

        if (hearing.WhyNoAsr(script.Language) is { } deaf && script.Steps.OfType<ProbeStep.Hear>().Any())
        {
            return [new ProbeRunStep("hear", false, 0, $"nothing can be understood in {script.Language}: {deaf}")];
        }

        var caller = new ProbeCaller(hearing, voices);
        var results = script.ByTrunk ? await caller.RunAsync(script, telephony) : await caller.RunAsync(script);
        return [.. results.Select(result => new ProbeRunStep(result.Step.Words, result.IsGood, (int)result.Took.TotalMilliseconds, result.Seen))];
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [LoggerMessage(EventId = 9063, Level = LogLevel.Error, Message = "Probes cannot call, tried again: {Why}")]
    private partial void LogBroken(string why, Exception? e);
}
