using CallCenter.CallModel;
using CallCenter.IvrFlows.Library;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Engine;

/// <summary>
/// Takes one call from step to step by the flow's table. Whatever goes wrong inside a step, the caller ends in the fallback queue.
/// </summary>
internal sealed class FlowRunner(FlowCall call, FlowLibrary library)
{
    private string _step = "";

    private bool HasGone => call.Leg.Ended.IsCancellationRequested;

    /// <summary>Runs from a step (null: the flow's entry) until the caller is handed on or has gone.</summary>
    public async Task<FlowOutcome> RunAsync(string? from)
    {
        try
        {
            return await StepsAsync(from ?? call.Flow.Table.Initial);
        }
        catch (OperationCanceledException) when (HasGone)
        {
            return new FlowOutcome.HangUp();
        }
        catch (Exception e)
        {
            FlowLog.StepFailed(call.Runtime.Logger, e, call.Context.CallId, call.Flow.Name, _step, call.Flow.Header.FallbackQueue);
            return await FallBackAsync();
        }
    }

    private async Task<FlowOutcome> StepsAsync(string name)
    {
        while (true)
        {
            if (++call.Steps > call.Options.MaxSteps)
            {
                throw new FlowLimitException($"more than {call.Options.MaxSteps} steps");
            }

            var step = call.Flow[name];
            _step = name;
            if ((step.NeedsAnswer && !await call.Leg.AnswerAsync()) || HasGone)
            {
                return new FlowOutcome.HangUp();
            }

            call.Append(new StepEntered { At = call.Now, CallId = call.Context.CallId, Step = name });
            var result = await step.ExecuteAsync(call);
            if (result.Outcome is not null)
            {
                call.HandedOverAt = step;
                return HasGone ? new FlowOutcome.HangUp() : result.Outcome;
            }

            name = result.Flow is null ? Follow(step, result.Edge!) : Jump(result.Flow);
        }
    }

    private string Follow(FlowStep step, string edge) => call.Flow.Table.TryNext(step.Name, edge, out var next)
        ? next
        : throw new InvalidOperationException($"step {step.Name} came to '{edge}', which leads nowhere");

    private string Jump(string flow)
    {
        call.Enter(library.Find(flow) ?? throw new InvalidOperationException($"there is no flow {flow}"));
        return call.Flow.Table.Initial;
    }

    private async Task<FlowOutcome> FallBackAsync()
    {
        call.HandedOverAt = null;
        try
        {
            if (!await call.Leg.AnswerAsync())
            {
                return new FlowOutcome.HangUp();
            }

            await call.Speaker.SayAsync([PromptPart.OfKey(PromptKeys.TechnicalProblem)]);
        }
        catch (Exception e) when (!HasGone)
        {
            FlowLog.AnnouncementFailed(call.Runtime.Logger, e, call.Context.CallId);
        }
        catch (OperationCanceledException)
        {
            return new FlowOutcome.HangUp();
        }

        call.Context.AddTrail(TrailKind.Trouble, _step);
        return HasGone ? new FlowOutcome.HangUp() : new FlowOutcome.Enqueue(call.Flow.Header.FallbackQueue, call.Flow.Header.FallbackPriority);
    }
}
