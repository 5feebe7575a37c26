using System.Text.Json;
using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Probing;
using CallCenter.CtiServer.Options;
using CallCenter.ServiceDesk.Webhooks;

namespace CallCenter.CtiServer.Probing;

/// <summary>Tells of a probe that has turned bad, and once more when it is well again: in the log, by letter and by signed POST, where somebody is named.</summary>
internal sealed partial class ProbeAlarm(IMailDesk mail, HttpClient http, ProbeSettings settings, TimeProvider time, ILogger<ProbeAlarm> logger)
{
    private const int MostUntold = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What could not be told by then is left out.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Queue<(DateTimeOffset Since, byte[] Body)> _untold = new();

    public async Task TellAsync(Probe probe, ProbeRun run, CancellationToken ct)
    {
        if (run.IsGood)
        {
            LogWell(probe.Name);
        }
        else
        {
            LogFailed(probe.Name, Why(run));
        }

        if (settings.AlarmUrl is not null && _untold.Count < MostUntold)
        {
            var message = new { id = $"{run.Id:N}", type = run.IsGood ? "probeWell" : "probeFailed", at = run.At, probe = probe.Name, why = Why(run), steps = run.Steps };
            _untold.Enqueue((time.GetUtcNow(), JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web)));
        }

        if (settings.AlarmTo is { } address)
        {
            var steps = string.Join('\n', run.Steps.Select(step => $"{(step.IsGood ? "ok    " : "FAILED")} {step.TookMs / 1000.0:0.0} s  {step.Step}  {step.Seen}"));
            await mail.SendAsync(new MailDraft(address, run.IsGood ? $"Probe \"{probe.Name}\" is well again" : $"Probe \"{probe.Name}\" failed", steps), null, false, "probe", ct);
        }
    }

    /// <summary>Posts what waits, in its order; what is not taken waits for the next time.</summary>
    public async Task PostAsync(CancellationToken ct)
    {
        while (_untold.TryPeek(out var next))
        {
            var refused = await new SignedPost(http, settings.Secret!, Patience, time).TryAsync(settings.AlarmUrl!, next.Body, ct);
            if (refused is not null && time.GetUtcNow() - next.Since < Longest)
            {
                return;
            }

            if (refused is not null)
            {
                LogUntold(refused);
            }

            _untold.Dequeue();
        }
    }

    /// <summary>The step that went wrong.</summary>
    public static string Why(ProbeRun run) => run.Steps.LastOrDefault(step => !step.IsGood) is { } step ? $"{step.Step} – {step.Seen}" : "";

    [LoggerMessage(EventId = 9061, Level = LogLevel.Error, Message = "The probe {Probe} did not hear what it should: {Why}")]
    private partial void LogFailed(string probe, string why);

    [LoggerMessage(EventId = 9062, Level = LogLevel.Information, Message = "The probe {Probe} hears again what it should")]
    private partial void LogWell(string probe);

    [LoggerMessage(EventId = 9064, Level = LogLevel.Warning, Message = "Probe:AlarmUrl was not told of a probe's turn: {Why}")]
    private partial void LogUntold(string why);
}
