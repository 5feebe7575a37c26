namespace CallCenter.ServiceDesk.Callbacks;

/// <summary>Callbacks with their rules: a number that can be dialed, one waiting per number and queue, legal moves only.</summary>
public sealed class CallbackDesk(ICallbackStore callbacks, IQueueStore queues, NumberingPlan numbers, TimeProvider time) : ICallbackDesk
{
    private const int LongestText = 1000;

    public event Action? Changed;

    public async Task<CallbackResult> RequestAsync(NewCallback request, CancellationToken ct = default)
    {
        var queue = Blanks.Trim(request.Queue);
        if (numbers.Read(request.Number) is not { } number)
        {
            return new CallbackResult(null, FieldFault.NotPhone("number", request.Number.Trim()));
        }

        if (await CheckAsync(request, queue, ct).ConfigureAwait(false) is { } error)
        {
            return new CallbackResult(null, error);
        }

        var now = time.GetUtcNow();
        var callback = new Callback(Guid.CreateVersion7(now), number, Blanks.Trim(request.Name), queue, Blanks.Trim(request.Note),
            request.Source, CallbackState.Waiting, now, request.DueAt, null, null, request.CallId)
        {
            PlaceAt = request.PlaceAt ?? now, Agent = Blanks.Trim(request.Agent), Language = request.Language,
        };
        if (!await callbacks.AddAsync(callback, ct).ConfigureAwait(false))
        {
            return new CallbackResult(null, new FieldFault("number", FaultCode.Taken, $"{number} is waiting for a callback already"));
        }

        Changed?.Invoke();
        return new CallbackResult(callback, null);
    }

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => callbacks.GetAsync(id, ct);

    public Task<IReadOnlyList<Callback>> ListAsync(CallbackQuery query, CancellationToken ct = default) => callbacks.ListAsync(query, ct);

    public async Task<CallbackResult> MoveAsync(Guid id, CallbackTransition move, CancellationToken ct = default)
    {
        var to = move.To;
        if (await callbacks.GetAsync(id, ct).ConfigureAwait(false) is not { } before)
        {
            return new CallbackResult(null, null);
        }

        if (!CallbackStates.TryMove(before.State, to))
        {
            var taker = before is { State: CallbackState.Taken, TakenBy: { } name } ? $" by {name}" : "";
            var (from, wanted) = (EnumWords.Of(before.State), EnumWords.Of(to));
            return new CallbackResult(null, new FieldFault("state", FaultCode.IllegalMove, $"{from}{taker}, so it cannot become {wanted}")
            {
                Args = FieldFault.Of(("from", from), ("to", wanted)),
            });
        }

        var after = before with
        {
            State = to,
            TakenBy = to switch
            {
                CallbackState.Taken => move.By,
                CallbackState.Dialing => move.Agent,
                CallbackState.Waiting => null,
                _ => before.TakenBy,
            },
            DueAt = to == CallbackState.Waiting ? move.DueAt ?? before.DueAt : before.DueAt,
            Attempts = before.Attempts + (to == CallbackState.Dialing ? 1 : 0),
            CallId = move.Call ?? before.CallId,
            DoneAt = to is CallbackState.Done or CallbackState.Cancelled ? time.GetUtcNow() : null,
            Result = to == CallbackState.Done ? move.Result : null,
            ResultNote = to == CallbackState.Done ? Blanks.Trim(move.Note) : null,
        };
        if (!await callbacks.UpdateAsync(after, before.State, ct).ConfigureAwait(false))
        {
            return new CallbackResult(null, new FieldFault("state", FaultCode.Changed, "somebody else was faster, or the number is waiting again already"));
        }

        Changed?.Invoke();
        return new CallbackResult(after, null);
    }

    public async Task<CallbackResult> PlanAsync(Guid id, DateTimeOffset? dueAt, string? agent, CancellationToken ct = default)
    {
        if (await callbacks.GetAsync(id, ct).ConfigureAwait(false) is not { } before)
        {
            return new CallbackResult(null, null);
        }

        if (dueAt is { } due && TooLate(due) is { } fault)
        {
            return new CallbackResult(null, fault);
        }

        var after = before with { DueAt = dueAt ?? before.DueAt, Agent = agent is null ? before.Agent : Blanks.Trim(agent) };
        if (before.State != CallbackState.Waiting || !await callbacks.UpdateAsync(after, CallbackState.Waiting, ct).ConfigureAwait(false))
        {
            return new CallbackResult(null, new FieldFault("state", FaultCode.Changed, "it does not wait any more"));
        }

        Changed?.Invoke();
        return new CallbackResult(after, null);
    }

    private FieldFault? TooLate(DateTimeOffset due)
    {
        var latest = time.GetUtcNow().AddYears(1);
        return due > latest ? new FieldFault("dueAt", FaultCode.Range, "at most a year ahead") { Args = FieldFault.Of(("max", latest)) } : null;
    }

    private async Task<FieldFault?> CheckAsync(NewCallback request, string? queue, CancellationToken ct)
    {
        if ((Check.Longest("name", request.Name, LongestText) ?? Check.Longest("note", request.Note, LongestText)) is { } tooLong)
        {
            return tooLong;
        }

        if (queue is not null && await queues.GetAsync(queue, ct).ConfigureAwait(false) is null)
        {
            return FieldFault.Unknown("queue", "queue");
        }

        return request.DueAt is { } due ? TooLate(due) : null;
    }
}
