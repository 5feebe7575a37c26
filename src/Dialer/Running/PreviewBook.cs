using System.Collections.Concurrent;
using CallCenter.CallModel.Texts;

namespace CallCenter.Dialer.Running;

/// <summary>What stands on which agent's screen, of all campaigns. Safe from any thread.</summary>
internal sealed class PreviewBook(IJournal journal, TimeProvider time) : IPreviews
{
    private readonly ConcurrentDictionary<string, (LeadPreview Preview, Previews Campaign)> _screens = new(StringComparer.Ordinal);

    public event Action<string>? Changed;

    public LeadPreview? Of(string agent) => _screens.TryGetValue(agent, out var screen) ? screen.Preview : null;

    public Task<PreviewDialed?> DialAsync(string agent, CancellationToken ct = default) =>
        _screens.TryGetValue(agent, out var screen) ? screen.Campaign.DialAsync(agent, ct) : Task.FromResult<PreviewDialed?>(null);

    public Task<bool> SkipAsync(string agent, CancellationToken ct = default) =>
        _screens.TryGetValue(agent, out var screen) ? screen.Campaign.SkipAsync(agent, ct) : Task.FromResult(false);

    public Task<bool> CancelAsync(string agent, CancellationToken ct = default) =>
        _screens.TryGetValue(agent, out var screen) ? screen.Campaign.CancelAsync(agent) : Task.FromResult(false);

    public void Show(Previews campaign, LeadPreview preview)
    {
        _screens[preview.Agent] = (preview, campaign);
        Changed?.Invoke(preview.Agent);
    }

    public void Hide(string agent)
    {
        _screens.TryRemove(agent, out _);
        Changed?.Invoke(agent);
    }

    public void Tell(LeadPreview preview, PreviewEnd end, DialBar? bar) => journal.Append(new LeadPreviewed
    {
        At = time.GetUtcNow(), Agent = preview.Agent, Campaign = preview.Campaign.Id, Number = preview.Lead.Number, Result = end, Bar = bar is { } why ? EnumWords.Of(why) : null,
    });
}
