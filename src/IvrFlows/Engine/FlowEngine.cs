using System.Runtime.CompilerServices;
using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Library;
using CallCenter.IvrFlows.Prompts;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Engine;

/// <summary>Runs calls through the library's flows.</summary>
public sealed class FlowEngine(FlowOptions options, FlowLibrary library, FlowServices services, TimeProvider time, ILogger<FlowEngine> logger)
    : IFlows
{
    // A call's place is kept as long as somebody holds its context, and no longer.
    private readonly ConditionalWeakTable<CallContext, FlowCall> _calls = [];

    public bool Knows(string flow) => library.Find(flow) is not null;

    public IReadOnlyList<FlowTitle> Titles => [.. library.List().Select(flow => new FlowTitle(flow.Name, flow.Title))];

    public IReadOnlyList<string> LeadingTo(string queue) => library.LeadingTo(queue);

    public async Task<FlowOutcome> RunAsync(string flow, ICallLeg caller, CallContext context)
    {
        if (library.Find(flow) is not { } compiled)
        {
            FlowLog.NoFlow(logger, context.CallId, flow, options.FallbackQueue);
            return await caller.AnswerAsync() ? new FlowOutcome.Enqueue(options.FallbackQueue, 0) : new FlowOutcome.HangUp();
        }

        var call = new FlowCall(new StepContext(caller, context, compiled.Prompts, options, services, time, logger));
        _calls.AddOrUpdate(context, call);
        call.Enter(compiled);
        return await new FlowRunner(call, library).RunAsync();
    }

    public async Task<FlowOutcome> ResumeAsync(string flow, ICallLeg caller, CallContext context, string edge)
    {
        if (!_calls.TryGetValue(context, out var call) || caller.Ended.IsCancellationRequested)
        {
            return new FlowOutcome.HangUp();
        }

        var left = call.HandedOverAt;
        call.HandedOverAt = null;
        if (left is not null && call.TryFollow(edge))
        {
            if (left.WaitsBefore(edge))
            {
                // Whoever has waited for a person may go round again.
                call.Steps = 0;
                call.Context.ForgetTurns();
            }

            return await new FlowRunner(call, library).RunAsync();
        }

        if (edge != EdgeNames.Served)
        {
            await SayGoodbyeAsync(call);
        }

        return new FlowOutcome.HangUp();
    }

    private async Task SayGoodbyeAsync(FlowCall call)
    {
        try
        {
            await call.Context.Speaker.SayAsync([PromptPart.OfKey(PromptKeys.GoodbyeBusy)], mustHear: true);
        }
        catch (Exception e) when (!call.Context.HasGone)
        {
            FlowLog.AnnouncementFailed(logger, e, call.Id);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
