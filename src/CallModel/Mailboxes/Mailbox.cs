using System.Threading.Channels;

namespace CallCenter.CallModel.Mailboxes;

/// <summary>
/// One thing at a time: what is posted here runs in order by a single reader, so its owner needs no locks. Messages never wait for anything;
/// whatever takes time runs elsewhere and posts its result back. A message that throws is lost and handed to the owner's fault rule; the next one
/// runs all the same.
/// </summary>
/// <param name="onFault">the owner's fault rule; runs on the reader, must not throw.</param>
public sealed class Mailbox(Action<Exception> onFault)
{
    private readonly Channel<Action> _messages = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>From any thread; never runs the message itself. False after <see cref="Close"/>.</summary>
    public bool Post(Action message) => _messages.Writer.TryWrite(message);

    /// <summary>A question to the owner. Fails with <see cref="OperationCanceledException"/> after <see cref="Close"/>, and with what the question threw.</summary>
    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception fault)
            {
                answer.SetException(fault);
            }
        }) ? answer.Task : Task.FromException<T>(new OperationCanceledException());
    }

    /// <summary>What was posted before still runs. Closing twice does nothing.</summary>
    public void Close() => _messages.Writer.TryComplete();

    /// <summary>The single reader; to be started once. Completes after <see cref="Close"/>, when all is done.</summary>
    public async Task RunAsync()
    {
        while (await _messages.Reader.WaitToReadAsync())
        {
            while (_messages.Reader.TryRead(out var message))
            {
                try
                {
                    message();
                }
                catch (Exception fault)
                {
                    onFault(fault);
                }
            }
        }
    }
}
