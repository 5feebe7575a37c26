namespace CallCenter.Dialer.Running;

/// <summary>Work beside a mailbox, whose results are posted back to it.</summary>
/// <param name="failed">told what failed; not told what fails because the server stops: the next start finds what was under way.</param>
internal sealed class SideWork(Mailbox mailbox, Action<Exception> failed, CancellationToken stop)
{
    /// <param name="otherwise">runs in the mailbox when the work has failed.</param>
    public void Run(Func<Task> work, Action? otherwise = null) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            failed(e);
            mailbox.Post(() => otherwise?.Invoke());
        }
        catch (Exception)
        {
            // the server stops
        }
    });
}
