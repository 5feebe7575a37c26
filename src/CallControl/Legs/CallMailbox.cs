using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Legs;

/// <summary>
/// Everything that happens to one call, one thing at a time: SIP events, media events and commands are posted here and run in order by a
/// single reader. An exception ends that call alone.
/// </summary>
internal sealed partial class CallMailbox
{
    private readonly Channel<Action> _posts = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action _onDefect;
    private readonly ILogger _logger;

    /// <param name="call">named on each line that is logged while its things happen.</param>
    /// <param name="onDefect">ends the call after a bug; runs at most once, on the mailbox.</param>
    public CallMailbox(CallId call, Action onDefect, ILogger logger)
    {
        _onDefect = onDefect;
        _logger = logger;
        _ = RunAsync(call);
    }

    /// <summary>False after <see cref="Close"/>.</summary>
    public bool Post(Action action) => _posts.Writer.TryWrite(action);

    /// <summary>What was posted before still runs.</summary>
    public void Close() => _posts.Writer.TryComplete();

    private async Task RunAsync(CallId call)
    {
        CurrentCall.Id = call;
        var defect = false;
        await foreach (var action in _posts.Reader.ReadAllAsync())
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                LogDefect(e);
                if (!defect)
                {
                    defect = true;
                    Post(_onDefect);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a call's mailbox met a defect; the call is ended")]
    private partial void LogDefect(Exception e);
}
