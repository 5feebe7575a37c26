namespace CallCenter.IvrFlows.Conversation;

/// <summary>
/// Plays a prompt and listens to keys and speech at once. The first key stops the prompt and the recogniser; the beginning of speech
/// stops the prompt. Always ends: with keys, words, silence, or a recogniser's failure.
/// </summary>
/// <param name="noAsr">told why when speech was wanted and nobody listens (any more).</param>
internal sealed class Turn(ICallLeg leg, ISpeechRecognition recognition, TimeProvider time, TurnRequest request, Action<NoAsr> noAsr)
{
    /// <summary>A recogniser that says nothing so long after its time is given up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _never = new();
    private IPlayback? _playback;
    private Ear? _ear;
    private bool _speaking;
    private bool _waiting;
    private Task _deadline = Task.CompletedTask;

    /// <exception cref="OperationCanceledException">the caller has gone.</exception>
    public async Task<TurnResult> RunAsync()
    {
        leg.Ended.ThrowIfCancellationRequested();
        if (request.Flush)
        {
            Keys.Forget(leg);
        }

        if (leg.Digits.TryPeek(out _))
        {
            return await TypedAsync();
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(leg.Ended);
        try
        {
            // The sound is fetched first: what is said while it is made is no answer to it.
            var clips = await request.Prompt(request.Speech is not null);
            if (request is { Speech: { } speech, BargeIn: true })
            {
                OpenEar(speech);
                if (_ear is null && request.NeedsSpeech)
                {
                    return new TurnResult.NoSpeech();
                }

                clips = _ear is null ? await request.Prompt(false) : clips;
            }

            _playback = leg.Play(clips);
            _deadline = Task.Delay(Announcement.LengthOf(clips) + Announcement.Grace, time, stop.Token);
            return await ListenAsync(stop.Token);
        }
        finally
        {
            stop.Cancel();
            _playback?.Stop();
            _ear?.Dispose();
        }
    }

    private async Task<TurnResult> ListenAsync(CancellationToken stop)
    {
        Task key = leg.Digits.WaitToReadAsync(stop).AsTask();
        var speech = _ear?.WaitAsync(stop) ?? _never.Task;
        var prompt = (Task)_playback!.Completion;
        while (true)
        {
            await Task.WhenAny(key, speech, prompt, _deadline);
            leg.Ended.ThrowIfCancellationRequested();
            if (key.IsCompleted)
            {
                if (leg.Digits.TryPeek(out _))
                {
                    return await TypedAsync();
                }

                key = _never.Task;
            }
            else if (speech.IsCompleted)
            {
                if (Hear(_ear!.TryTake(), stop) is { } result)
                {
                    return result;
                }

                speech = _ear.WaitAsync(stop);
            }
            else if (prompt.IsCompleted)
            {
                prompt = _never.Task;
                if (!_speaking && BeginSilence(stop) is { } opened)
                {
                    speech = opened;
                }
            }
            else
            {
                return _speaking ? Failed("the recogniser did not answer") : new TurnResult.NoInput();
            }
        }
    }

    /// <summary>The prompt is over: from here on silence counts. Returns the speech to wait for when listening begins only now.</summary>
    private Task? BeginSilence(CancellationToken stop)
    {
        _waiting = true;
        Task? opened = null;
        if (_ear is null && request is { Speech: { } speech, BargeIn: false })
        {
            OpenEar(speech);
            opened = _ear?.WaitAsync(stop);
        }

        _ear?.StartNoInputTimer();
        _deadline = Task.Delay(_ear is null ? request.NoInput : request.NoInput + Grace, time, stop);
        return opened;
    }

    private TurnResult? Hear(SpeechEvent? heard, CancellationToken stop)
    {
        switch (heard)
        {
            case SpeechEvent.Started:
                _speaking = true;
                _playback!.Stop();
                _deadline = Task.Delay(request.Speech!.MaxSpeech + request.Speech.EndSilence + Grace, time, stop);
                return null;
            case SpeechEvent.Heard words:
                return new TurnResult.Said(words.Text);
            case SpeechEvent.NoInput:
                return _waiting ? new TurnResult.NoInput() : null;
            case SpeechEvent.Failed failed:
                return Failed(failed.Why);
            default:
                return Failed("the recogniser ended without a word");
        }
    }

    private void OpenEar(ListenRequest speech)
    {
        _ear = Ear.TryOpen(leg, recognition, speech, out var why);
        if (why is not null)
        {
            noAsr(why);
        }
    }

    private TurnResult.NoSpeech Failed(string why)
    {
        noAsr(new NoAsr(NoAsrReason.Failed, why));
        return new TurnResult.NoSpeech();
    }

    private async Task<TurnResult> TypedAsync()
    {
        _playback?.Stop();
        _ear?.Dispose();
        _ear = null;
        return new TurnResult.Typed(await Keys.ReadAsync(leg, request.Keys, request.BetweenKeys, time));
    }
}
