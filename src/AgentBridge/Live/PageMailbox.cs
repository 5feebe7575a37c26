using CallCenter.AgentBridge.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// What is still to be sent to one page, at most one message of each kind: a newer one takes the older one's place at the end. Whoever posts
/// never waits; a page that does not read for too long is cut off and comes back by itself.
/// </summary>
internal sealed class PageMailbox(ISingleClientProxy page, Action cutOff, TimeProvider clock)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<(string Kind, object? What)> _waiting = [];
    private bool _sending;

    public void Post(string kind, object? what)
    {
        lock (_gate)
        {
            _waiting.RemoveAll(message => message.Kind == kind);
            _waiting.Add((kind, what));
            if (_sending)
            {
                return;
            }

            _sending = true;
        }

        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        try
        {
            while (Next() is var (kind, what))
            {
                await page.SendAsync(kind, what).WaitAsync(Patience, clock);
            }
        }
        catch (TimeoutException)
        {
            // it stays "sending": nothing more goes to this page
            BridgeMeter.PagesCutOff.Add(1);
            cutOff();
        }
        catch (Exception)
        {
            // the page has gone meanwhile; its connection says so itself
            cutOff();
        }
    }

    private (string Kind, object? What)? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _sending = false;
                return null;
            }

            var next = _waiting[0];
            _waiting.RemoveAt(0);
            return next;
        }
    }
}
