using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Agents;

/// <summary>Drafts of notes on disk. A draft goes only when the fact that it became is there.</summary>
internal sealed class DraftKeeper(IWrapUpDraftStore store, IJournal journal, ILogger log)
{
    private readonly Dictionary<(string Agent, CallId Call), DateTimeOffset> _sent = [];

    /// <summary>Inside the loop, so that drafts are kept in their order.</summary>
    public Task KeepAsync(WrapUpDraft draft) => store.SaveAsync(draft);

    /// <summary>After the note was written as a fact.</summary>
    public async Task DropAsync(string agent, CallId call, DateTimeOffset until)
    {
        try
        {
            await journal.FlushAsync();
            await store.DeleteAsync(agent, call, until);
        }
        catch (Exception error)
        {
            log.DraftStays(agent, call, error);
        }
    }

    /// <summary>Before the start: what the journal says was sent.</summary>
    public void Read(Fact fact)
    {
        if (fact is WrapUpCompleted sent)
        {
            _sent[(sent.Agent, sent.CallId)] = sent.At;
        }
    }

    /// <summary>At the start, after the journal was read: drafts that the last run did not come to send become notes now.</summary>
    /// <returns>the notes, whose last words may still come.</returns>
    public async Task<IReadOnlyList<WrapUpDraft>> SendLeftAsync(TimeProvider time, CancellationToken ct)
    {
        var sent = new List<WrapUpDraft>();
        foreach (var draft in await store.LoadAsync(ct))
        {
            var now = time.GetUtcNow();
            if (!draft.IsEmpty && !(_sent.TryGetValue((draft.Agent, draft.CallId), out var at) && at >= draft.At))
            {
                sent.Add(draft);
                journal.Append(new WrapUpCompleted
                {
                    At = now, Agent = draft.Agent, CallId = draft.CallId, Disposition = draft.Disposition, Note = draft.Note,
                });
            }

            await DropAsync(draft.Agent, draft.CallId, now);
        }

        _sent.Clear();
        return sent;
    }
}
