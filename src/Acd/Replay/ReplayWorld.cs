using CallCenter.CallModel.Contacts;

namespace CallCenter.Acd.Replay;

/// <summary>The rest of the world in a replay: every agent has a phone and a page, nobody speaks, nothing is written on disk.</summary>
internal sealed class ReplayWorld(TimeProvider clock) : ITelephony, IAgentReach, IAgentNotifier, IScreenPops, IVoices, IWrapUpDraftStore
{
    public bool CanReach(string agent) => true;

    public string? TroubleOf(string agent) => null;

    public bool HasPage(string agent) => true;

    public Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct) => Task.CompletedTask;

    public void Changed(string agent)
    {
    }

    public Task<ScreenPop> BuildAsync(CallContext context, string queue, long lease, CancellationToken ct) => Task.FromResult(new ScreenPop(context.CallId, queue,
        lease, context.From, context.To, null, context.Language, [], null, [], [], [], [], context.Variables, clock.GetUtcNow()));

    public Task<ScreenPop?> ChooseAsync(CallContext context, ScreenPop pop, Guid customer, string agent, CancellationToken ct = default) => Task.FromResult<ScreenPop?>(null);

    public ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default) => new(AudioClip.Silence(TimeSpan.FromSeconds(1)));

    public ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default) => PromptAsync("", text, language, ct);

    public ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default) => new((AudioClip?)null);

    public Task<IReadOnlyList<WrapUpDraft>> LoadAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<WrapUpDraft>>([]);

    public Task SaveAsync(WrapUpDraft draft, CancellationToken ct = default) => Task.CompletedTask;

    public Task DeleteAsync(string agent, CallId call, DateTimeOffset until, CancellationToken ct = default) => Task.CompletedTask;

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct) => throw NoLines();

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) => throw NoLines();

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct) => throw NoLines();

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => throw NoLines();

    private static NotSupportedException NoLines() => new("a replay has no lines");
}
