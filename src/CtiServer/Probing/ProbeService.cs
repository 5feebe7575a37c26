using System.Collections.Concurrent;
using System.Data.Common;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Probing;
using CallCenter.CallModel.Yaml;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Probing;

/// <summary>
/// Lets callers by script call at their times, one after the other. What fails is an alarm on the health page, a line in the log and, where somebody
/// is named, a letter; so is that it is well again.
/// </summary>
internal sealed partial class ProbeService(IProbeStore store, ISpeechRecognition hearing, IVoices voices, ITelephony telephony, IMailDesk mail, ProbeSettings settings, TimeProvider time,
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

        var errors = new FileErrors("script");
        ProbeScript.Read(probe.Script, errors);
        var faults = CallModel.Faults.Check.All(
            CallModel.Faults.Check.Length("name", probe.Name.Trim(), 1, LongestName), CallModel.Faults.Check.Longest("script", probe.Script, LongestScript),
            CallModel.Faults.Check.Range("everyMinutes", probe.EveryMinutes, 0, MostMinutes, "never"),
            errors.Any ? new FieldFault("script", FaultCode.BadLine, $"line {errors.All[0].Line}: {errors.All[0].Message}")
            {
                Args = FieldFault.Of(("line", errors.All[0].Line), ("why", errors.All[0].Message)),
            } : null);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var after = probe with { Id = before?.Id ?? Guid.CreateVersion7(time.GetUtcNow()), Name = probe.Name.Trim(), Version = (before?.Version ?? 0) + 1 };
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
                $"{probe.Name}: {Why(_last[probe.Id])}", ("name", probe.Name), ("why", Why(_last[probe.Id]))))])
            : probes.Count == 0 ? new PartHealth("probes", PartState.Ok, new HealthLine(HealthCode.NoProbes, "none"))
            : new PartHealth("probes", PartState.Ok, HealthLine.Of(HealthCode.ProbesGood, $"{probes.Count} hear what they should", ("count", probes.Count)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var known = false;
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

                foreach (var probe in _probes.Where(IsDue).ToList())
                {
                    await CallAsync(probe, stoppingToken);
                }
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

    private bool IsDue(Probe probe) => _wanted.ContainsKey(probe.Id) || (probe is { Enabled: true, EveryMinutes: > 0 }
        // in either direction: the clock may have been set back
        && (_last.GetValueOrDefault(probe.Id) is not { } last || (time.GetUtcNow() - last.At).Duration() >= TimeSpan.FromMinutes(probe.EveryMinutes)));

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
            await TellAsync(probe, run, before, ct);
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

    private async Task TellAsync(Probe probe, ProbeRun run, ProbeRun? before, CancellationToken ct)
    {
        if (run.IsGood == (before?.IsGood ?? true))
        {
            return;
        }

        if (run.IsGood)
        {
            LogWell(probe.Name);
        }
        else
        {
            LogFailed(probe.Name, Why(run));
        }

        if (settings.AlarmTo is { } address)
        {
            var steps = string.Join('\n', run.Steps.Select(step => $"{(step.IsGood ? "ok    " : "FAILED")} {step.TookMs / 1000.0:0.0} s  {step.Step}  {step.Seen}"));
            await mail.SendAsync(new MailDraft(address, run.IsGood ? $"Probe \"{probe.Name}\" is well again" : $"Probe \"{probe.Name}\" failed", steps), null, false, "probe", ct);
        }
    }

    private static string Why(ProbeRun run) => run.Steps.LastOrDefault(step => !step.IsGood) is { } step ? $"{step.Step} – {step.Seen}" : "";

    [LoggerMessage(EventId = 9061, Level = LogLevel.Error, Message = "The probe {Probe} did not hear what it should: {Why}")]
    private partial void LogFailed(string probe, string why);

    [LoggerMessage(EventId = 9062, Level = LogLevel.Information, Message = "The probe {Probe} hears again what it should")]
    private partial void LogWell(string probe);

    [LoggerMessage(EventId = 9063, Level = LogLevel.Error, Message = "Probes cannot call, tried again: {Why}")]
    private partial void LogBroken(string why, Exception? e);
}
