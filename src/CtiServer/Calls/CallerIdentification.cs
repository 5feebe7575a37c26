using System.Data.Common;

namespace CallCenter.CtiServer.Calls;

/// <summary>Who calls, and on which ticket: looked up while the flow already greets the caller.</summary>
internal sealed partial class CallerIdentification(IServiceDesk desk, ICallRecords calls, IJournal journal, TimeProvider time, ILogger<CallerIdentification> logger)
{
    // An agent further back is nobody whom the caller would ask for.
    private const int LastCalls = 20;

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
            var ticket = await desk.LinkCallAsync(context);
            context.Ticket = ticket;
            context.LastAgent = (await calls.ListOfTicketAsync(ticket.Id, LastCalls)).FirstOrDefault(call => call.Agent is not null)?.Agent;
        }
        catch (Exception e)
        {
            LogNotIdentified(e is DbException ? null : e, context.CallId, e.Message);
        }
    }

    [LoggerMessage(EventId = 9020, Level = LogLevel.Error, Message = "call {CallId}: customer and ticket could not be looked up: {Why}")]
    private partial void LogNotIdentified(Exception? e, CallId callId, string why);
}
