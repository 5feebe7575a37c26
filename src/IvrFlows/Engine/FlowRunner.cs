using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Library;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Engine;

/// <summary>
/// Takes one call from step to step by its machine: a step runs, its result names the edge that is fired. Whatever goes wrong inside a step, the caller ends in the fallback queue.
/// </summary>
internal sealed class FlowRunner(FlowCall call, FlowLibrary library)
{
    private readonly StepContext _context = call.Context;
    private string _step = "";

    private bool HasGone => _context.HasGone;

    /// <summary>Runs from where the call stands until the caller is handed on or has gone.</summary>
    public async Task<FlowOutcome> RunAsync()
    {
        try
        {
            return await StepsAsync();
        }
        catch (OperationCanceledException) when (HasGone)
        {
            return new FlowOutcome.HangUp();
        }
        catch (Exception e)
        {
            FlowLog.StepFailed(_context.Logger, e, call.Id, call.Flow.Name, _step, call.Flow.Header.FallbackQueue);
            return await FallBackAsync();
        }
        finally
        {
            _context.EndSecrecy();
        }
    }

    private async Task<FlowOutcome> StepsAsync()
    {
        while (true)
        {
            if (++call.Steps > _context.Options.MaxSteps)
            {
                throw new FlowLimitException($"more than {_context.Options.MaxSteps} steps");
            }

            var step = call.Step;
            _step = step.Name;
            if ((step.NeedsAnswer && !await _context.Leg.AnswerAsync()) || HasGone)
            {
                return new FlowOutcome.HangUp();
            }

            _context.KeepSecret(call.Flow.IsSecret(step), step.Listens);
            _context.Append(new StepEntered { At = _context.Now, CallId = call.Id, Step = step.Name });
            var result = await step.ExecuteAsync(_context);
            if (result.Outcome is not null)
            {
                call.HandedOverAt = step;
                return HasGone ? new FlowOutcome.HangUp() : result.Outcome;
            }

            if (result.Flow is not null)
            {
                call.Enter(library.Find(result.Flow) ?? throw new InvalidOperationException($"there is no flow {result.Flow}"));
            }
            else if (!call.TryFollow(result.Edge!))
            {
                throw new InvalidOperationException($"step {step.Name} came to '{result.Edge}', which leads nowhere");
            }
        }
    }

    private async Task<FlowOutcome> FallBackAsync()
    {
        call.HandedOverAt = null;
        try
        {
            if (!await _context.Leg.AnswerAsync())
            {
                return new FlowOutcome.HangUp();
            }

            await _context.Speaker.SayAsync([PromptPart.OfKey(PromptKeys.TechnicalProblem)]);
        }
        catch (Exception e) when (!HasGone)
        {
            FlowLog.AnnouncementFailed(_context.Logger, e, call.Id);
        }
        catch (OperationCanceledException)
        {
            return new FlowOutcome.HangUp();
        }

        _context.Context.AddTrail(TrailKind.Trouble, _step);
        return HasGone ? new FlowOutcome.HangUp() : new FlowOutcome.Enqueue(call.Flow.Header.FallbackQueue, call.Flow.Header.FallbackPriority);
    }
}
