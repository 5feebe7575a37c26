using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CallCenter.ServiceDesk.Webhooks;

/// <summary>
/// Tells the company's own system of offers, answers and ends of conversations, by signed POST. It reads the journal, so that no call waits for the
/// receiver, and begins with what happens now. What is refused or not taken is tried again, later each time, until it is too old to help.
/// </summary>
public sealed partial class WebhookPost
{
    private const int Workers = 4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly IJournal _journal;
    private readonly ICallRecords _calls;
    private readonly IQueueStore _queues;
    private readonly SignedPost? _post;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookPost> _logger;
    private readonly Channel<WebhookMessage> _line;
    private long _leftOut;

    public WebhookPost(IJournal journal, ICallRecords calls, IQueueStore queues, HttpClient http, WebhookOptions options, TimeProvider time,
        ILogger<WebhookPost> logger)
    {
        (_journal, _calls, _queues, _options, _time, _logger) = (journal, calls, queues, options, time, logger);
        _post = options.Secret is { } secret ? new SignedPost(http, secret, options.Patience, time) : null;
        _line = Channel.CreateBounded<WebhookMessage>(
            new BoundedChannelOptions(options.Capacity) { FullMode = BoundedChannelFullMode.DropOldest }, _ => LeaveOut());
    }

    /// <summary>How many were left out because too many waited or the receiver did not take them in time.</summary>
    public long LeftOut => Interlocked.Read(ref _leftOut);

    /// <summary>Until cancelled; at once over when there is no secret to sign with.</summary>
    public Task RunAsync(CancellationToken ct) => _post is null ? Task.CompletedTask
        : Task.WhenAll([CollectAsync(ct), .. Enumerable.Range(0, Workers).Select(_ => SendAllAsync(_post, ct))]);

    private async Task CollectAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await foreach (var entry in _journal.SubscribeAsync(null, ct).ConfigureAwait(false))
                {
                    if (MessageOf(entry.Fact) is { } message)
                    {
                        _line.Writer.TryWrite(message);
                    }
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogInterrupted(_logger, e.Message);
            }

            await Task.Delay(_options.FirstRest, _time, ct).ConfigureAwait(false);
        }
    }

    private static WebhookMessage? MessageOf(Fact fact) => fact switch
    {
        CallOffered f => New("offered", f, f.Queue, f.Agent),
        CallAccepted f => New("answered", f, f.Queue, f.Agent),
        CallReleased { Agent: { } agent } f => New("released", f, null, agent),
        _ => null,
    };

    private static WebhookMessage New(string type, CallFact fact, string? queue, string agent) =>
        new(Guid.CreateVersion7(fact.At).ToString("N"), type, fact.At, fact.CallId, queue, agent, null, null, null, null);

    private async Task SendAllAsync(SignedPost post, CancellationToken ct)
    {
        await foreach (var message in _line.Reader.ReadAllAsync(ct).ConfigureAwait(false))
        {
            try
            {
                await SendAsync(message, post, ct).ConfigureAwait(false);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LeaveOut();
                LogFailed(_logger, message.Type, message.CallId, e.Message);
            }
        }
    }

    private async Task SendAsync(WebhookMessage message, SignedPost post, CancellationToken ct)
    {
        var call = await _calls.GetAsync(message.CallId, ct).ConfigureAwait(false);
        var queue = message.Queue ?? call?.Queue;
        var own = queue is null ? null : (await _queues.GetAsync(queue, ct).ConfigureAwait(false))?.Rules.Company.Webhook;
        if ((own is null ? _options.Url : new Uri(own)) is not { } url)
        {
            return;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(message with
        {
            Queue = queue, From = call?.From, To = call?.To, TicketId = call?.TicketId?.ToString("N"), CustomerId = call?.CustomerId?.ToString("N"),
        }, Json);
        for (var rest = _options.FirstRest; ; rest *= 2)
        {
            var refused = await post.TryAsync(url, body, ct).ConfigureAwait(false);
            if (refused is null)
            {
                return;
            }

            if (_time.GetUtcNow() + rest - message.At > _options.Longest)
            {
                LeaveOut();
                LogFailed(_logger, message.Type, message.CallId, refused);
                return;
            }

            await Task.Delay(rest, _time, ct).ConfigureAwait(false);
        }
    }

    private void LeaveOut() => Interlocked.Increment(ref _leftOut);

    [LoggerMessage(EventId = 7020, Level = LogLevel.Warning, Message = "The company's own system was not told that call {CallId} was {Type}: {Why}")]
    private static partial void LogFailed(ILogger logger, string type, CallId callId, string why);

    [LoggerMessage(EventId = 7021, Level = LogLevel.Warning, Message = "The journal is read again for the company's own system: {Why}")]
    private static partial void LogInterrupted(ILogger logger, string why);
}
