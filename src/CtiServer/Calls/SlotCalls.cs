namespace CallCenter.CtiServer.Calls;

/// <summary>Agents' own telephones that dial a park slot (the settings' prefix and the slot's number): the agent has the caller, on the same line.</summary>
internal sealed class SlotCalls(SlotCode slots, IAgentDesk desk, IJournal journal, TimeProvider time)
{
    /// <summary>Null: the call is for something else.</summary>
    public int? SlotOf(LiveCall call) => call.Caller.Role == LegRole.Agent && slots.SlotOf(call.To) is { } slot ? slot : null;

    public async Task PickUpAsync(LiveCall call, int slot)
    {
        if (desk.Parked.All(parked => parked.Slot != slot))
        {
            await call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.NotFound, 404), 404);
            return;
        }

        if (!await call.Caller.AnswerAsync())
        {
            return;
        }

        journal.Append(new CallAnswered { At = time.GetUtcNow(), CallId = call.Caller.CallId });
        if (await desk.PickUpAsync(call.User!, slot, call.Caller) != DeskError.None)
        {
            await call.Caller.HangUpAsync(new CallEnd(CallResult.NotConnected, EndReason.Declined));
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, time, call.Caller.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
