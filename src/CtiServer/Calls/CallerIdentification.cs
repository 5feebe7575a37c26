using System.Data.Common;

namespace CallCenter.CtiServer.Calls;

/// <summary>Who calls, and on which ticket: looked up while the flow already greets the caller.</summary>
internal sealed partial class CallerIdentification(IServiceDesk desk, ICallRecords calls, IJournal journal, TimeProvider time, ILogger<CallerIdentification> logger)
{
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

    [LoggerMessage(EventId = 9020, Level = LogLevel.Error, Message = "call {CallId}: customer and ticket could not be looked up: {Why}")]
    private partial void LogNotIdentified(Exception? e, CallId callId, string why);
}
