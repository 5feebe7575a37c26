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
            return new CallbackResult(null, "number: not exactly one telephone number that can be dialed");
        }

        if (await CheckAsync(request, queue, ct).ConfigureAwait(false) is { } error)
        {
            return new CallbackResult(null, error);
        }

        var now = time.GetUtcNow();
        var callback = new Callback(Guid.CreateVersion7(now), number, Blanks.Trim(request.Name), queue, Blanks.Trim(request.Note),
            request.Source, CallbackState.Waiting, now, request.DueAt, null, null, request.CallId);
        if (!await callbacks.AddAsync(callback, ct).ConfigureAwait(false))
        {
            return new CallbackResult(null, $"number: {number} is waiting for a callback already");
        }

        Changed?.Invoke();
        return new CallbackResult(callback, null);
    }

    public Task<Callback?> GetAsync(Guid id, CancellationToken ct = default) => callbacks.GetAsync(id, ct);

    public Task<IReadOnlyList<Callback>> ListAsync(CallbackState? state, int limit, CancellationToken ct = default) =>
        callbacks.ListAsync(state, limit, ct);

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
            return new CallbackResult(null, $"state: {EnumWords.Of(before.State)}{taker}, so it cannot become {EnumWords.Of(to)}");
        }

        var after = before with
        {
            State = to,
            TakenBy = to switch
            {
                CallbackState.Taken => move.By,
                CallbackState.Waiting => null,
                _ => before.TakenBy,
            },
            DoneAt = to is CallbackState.Done or CallbackState.Cancelled ? time.GetUtcNow() : null,
            Result = to == CallbackState.Done ? move.Result : null,
            ResultNote = to == CallbackState.Done ? Blanks.Trim(move.Note) : null,
        };
        if (!await callbacks.UpdateAsync(after, before.State, ct).ConfigureAwait(false))
        {
            return new CallbackResult(null, "state: somebody else was faster, or the number is waiting again already");
        }

        Changed?.Invoke();
        return new CallbackResult(after, null);
    }

    private async Task<string?> CheckAsync(NewCallback request, string? queue, CancellationToken ct)
    {
        if (request.Name?.Length > LongestText || request.Note?.Length > LongestText)
        {
            return $"note: name and note have at most {LongestText} characters";
        }

        if (queue is not null && await queues.GetAsync(queue, ct).ConfigureAwait(false) is null)
        {
            return "queue: no such queue";
        }

        return request.DueAt > time.GetUtcNow().AddYears(1) ? "dueAt: at most a year ahead" : null;
    }
}
