using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>Finds who has the caller's number, unless that is known already. Several are never guessed between.</summary>
internal sealed class LookupStep(StepReader reader) : FlowStep(reader)
{
    public override IEnumerable<string> RequiredEdges => ["one", "several", "none"];

    public override bool NeedsAnswer => false;

    public override async Task<StepResult> ExecuteAsync(StepContext call)
    {
        if (call.Context.Customers.Count == 0)
        {
            await FindAsync(call);
        }

        return StepResult.By(call.Context.Customers.Count switch { 0 => "none", 1 => "one", _ => "several" });
    }

    private static async Task FindAsync(StepContext call)
    {
        try
        {
            call.Context.Customers = await call.Services.Desk.FindCustomersAsync(call.Context.RemoteNumber, call.Leg.Ended);
        }
        catch (Exception e) when (!call.Leg.Ended.IsCancellationRequested)
        {
            FlowLog.CustomersFailed(call.Logger, e, call.Context.CallId);
            return;
        }

        call.Append(new CustomerMatched
        {
            At = call.Now,
            CallId = call.Context.CallId,
            CustomerIds = [.. call.Context.Customers.Select(customer => customer.Id)],
        });
    }
}
