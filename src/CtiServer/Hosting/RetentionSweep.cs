using System.Data.Common;
using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;
using CallCenter.Storage.Retention;

namespace CallCenter.CtiServer.Hosting;

/// <summary>Every night, what is older than the settings say is deleted, a little at a time.</summary>
internal sealed partial class RetentionSweep(RetentionSettings settings, OldRows rows, RecordingFiles recordings, ICallRecords calls, IJournal journal,
    TimeProvider time, ILogger<RetentionSweep> logger) : BackgroundService
{
    private const int FilesAtOnce = 500;
    private static readonly TimeSpan AtNight = TimeSpan.FromHours(3);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    /// <summary>One sweep over everything.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var files = settings.RecordingDays == 0 ? 0 : await SweepAsync(() => DeleteRecordingsAsync(now.AddDays(-settings.RecordingDays), ct), ct);
        var facts = settings.FactDays == 0 ? 0 : await SweepAsync(() => rows.DeleteFactsAsync(now.AddDays(-settings.FactDays), ct), ct);
        var questions = settings.QuestionDays == 0 ? 0 : await SweepAsync(() => rows.DeleteQuestionsAsync(now.AddDays(-settings.QuestionDays), ct), ct);
        LogDeleted(files, settings.RecordingDays, facts, settings.FactDays, questions, settings.QuestionDays);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(UntilNight(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                stoppingToken.ThrowIfCancellationRequested();
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e is DbException or IOException ? null : e, e.Message);
            }
        }
    }

    private TimeSpan UntilNight()
    {
        var now = time.GetLocalNow().TimeOfDay;
        return now < AtNight ? AtNight - now : AtNight - now + TimeSpan.FromDays(1);
    }

    private async Task<int> SweepAsync(Func<Task<int>> some, CancellationToken ct)
    {
        var all = 0;
        while (await some() is > 0 and var deleted)
        {
            all += deleted;
            await Task.Delay(Breath, time, ct);
        }

        return all;
    }

    private async Task<int> DeleteRecordingsAsync(DateTimeOffset before, CancellationToken ct)
    {
        var deleted = 0;
        foreach (var name in recordings.OlderThan(DateOnly.FromDateTime(before.UtcDateTime), FilesAtOnce))
        {
            try
            {
                recordings.Delete(name);
                deleted++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogKept(name, e.Message);
                continue;
            }

            if (RecordingFiles.CallOf(name) is { } call && await calls.GetAsync(call, ct) is not null)
            {
                journal.Append(new RecordingDeleted { At = time.GetUtcNow(), CallId = call, File = name });
            }
        }

        return deleted;
    }

    [LoggerMessage(EventId = 9031, Level = LogLevel.Information,
        Message = "Deleted by age: {Recordings} recordings (kept {RecordingDays} days), {Facts} facts ({FactDays}), {Questions} questions ({QuestionDays}); 0 days = for ever")]
    private partial void LogDeleted(int recordings, int recordingDays, int facts, int factDays, int questions, int questionDays);

    [LoggerMessage(EventId = 9032, Level = LogLevel.Error, Message = "What is too old could not be deleted, tried again tomorrow: {Why}")]
    private partial void LogFailed(Exception? e, string why);

    [LoggerMessage(EventId = 9033, Level = LogLevel.Warning, Message = "the recording {Name} is too old and cannot be deleted: {Why}")]
    private partial void LogKept(string name, string why);
}
