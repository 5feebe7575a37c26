using System.Data.Common;

namespace CallCenter.CtiServer.Calls;

/// <summary>Who calls, and on which ticket: looked up while the flow already greets the caller.</summary>
internal sealed partial class CallerIdentification(IServiceDesk desk, ICallRecords calls, IJournal journal, TimeProvider time, ILogger<CallerIdentification> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Never throws: a broken store must not cost the caller the conversation.</summary>
    public async Task IdentifyAsync(CallContext context)
    {
        try
        {
            context.Customers = await desk.FindCustomersAsync(context.RemoteNumber);
            journal.Append(new CustomerMatched
            {
                At = time.GetUtcNow(), CallId = context.CallId, CustomerIds = [.. context.Customers.Select(c => c.Id)],
            });
            context.Ticket = await desk.LinkCallAsync(context);
        }
        catch (Exception e)
        {
            LogNotIdentified(e is DbException ? null : e, context.CallId, e.Message);
        }
    }

    /// <summary>Who goes on to a queue is known with the agent of their last call. Never throws.</summary>
    public async Task FindLastAgentAsync(CallContext context)
    {
        await context.Identified;
        if (context.Ticket is null || context.LastAgent is not null)
        {
            return;
        }

        try
        {
            context.LastAgent = await calls.LastAgentAsync(context.Ticket.Id);
        }
        catch (Exception e)
        {
            LogNotIdentified(e is DbException ? null : e, context.CallId, e.Message);
        }
    }

    /// <summary>
    /// What the caller has keyed outranks the number: who is found by it is the caller, and the ticket follows. Never throws, and keeps nobody
    /// waiting for a slow database.
    /// </summary>
    public async Task RefineAsync(CallContext context)
    {
        if (context.Keys is not { Count: > 0 } keys)
        {
            return;
        }

        try
        {
            await RefineAsync(context, keys).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            LogNotIdentified(e is DbException or TimeoutException ? null : e, context.CallId, e.Message);
        }
    }

    private async Task RefineAsync(CallContext context, IReadOnlyList<FoundBy> keys)
    {
        await context.Identified;
        foreach (var key in keys)
        {
            if (await desk.FindByKeyAsync(key.Value) is { Count: > 0 } found)
            {
                await FoundAsync(context, key, found);
                return;
            }
        }
    }

    private async Task FoundAsync(CallContext context, FoundBy key, IReadOnlyList<Customer> found)
    {
        if (context.FoundBy == key)
        {
            return; // asked before, in another queue
        }

        (context.Customers, context.FoundBy, context.LastAgent) = (found, key, null);
        journal.Append(new CustomerMatched { At = time.GetUtcNow(), CallId = context.CallId, CustomerIds = [.. found.Select(c => c.Id)], By = key.Name });
        if (found is [var only])
        {
            await desk.AttachAsync(context, only, agent: null);
        }
    }

    [LoggerMessage(EventId = 9020, Level = LogLevel.Error, Message = "call {CallId}: customer and ticket could not be looked up: {Why}")]
    private partial void LogNotIdentified(Exception? e, CallId callId, string why);
}
