using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Work;

namespace CallCenter.Acd.Waiting;

/// <summary>
/// What is told to those who wait, and when. Nobody hears a worse place or a longer time than before: what has become worse is left out.
/// </summary>
internal sealed class Announcements(LoopServices loop, AgentBook agents, WaitingLine line, ChannelTable channels, Outlook outlook)
{
    /// <summary>Whoever finds a free agent at once need not hear anything: the first one is told if the item still waits afterwards.</summary>
    public void Begin(Stay stay)
    {
        (stay.PositionTold, stay.LastPosition, stay.LastSpoken) = (false, int.MaxValue, int.MaxValue);
        var number = stay.Number;
        loop.Mailbox.Post(() => TellFirst(stay, number));
    }

    public static void End(Stay stay)
    {
        stay.NextPosition?.Cancel();
        stay.NextPosition = null;
    }

    /// <summary>The customer has heard it: it is kept, so that it can be held against what comes true.</summary>
    public void Told(Stay stay, WorkEvent.PositionTold told)
    {
        if (line.Contains(stay))
        {
            loop.Facts.Write(new PositionAnnounced
            {
                At = loop.Facts.Now, CallId = stay.Id, Queue = stay.Queue, Position = told.Position, AnnouncedSeconds = told.Seconds,
                EstimatedWaitSeconds = outlook.Of(stay, told.Position) is { } wait ? (int)Math.Ceiling(wait.Mean) : null,
            });
        }
    }

    private void TellFirst(Stay stay, long number)
    {
        if (stay.Number != number || !line.Contains(stay))
        {
            return;
        }

        var every = agents.Roster.Queue(stay.Queue).AnnounceEverySeconds;
        if (stay.State == StayState.Waiting)
        {
            Tell(stay, every);
        }
        else
        {
            TellLater(stay, every);
        }
    }

    /// <summary>Now, and again every so many seconds (0: never again).</summary>
    private void Tell(Stay stay, int every)
    {
        var rules = agents.Roster.Queue(stay.Queue).Rules.Announcements;
        var position = outlook.PositionOf(stay);
        var foreseen = outlook.Of(stay, position);
        var spoken = rules.Wait ? foreseen?.Spoken : null;
        stay.CallbackOffered |= OffersCallback(stay, foreseen);
        channels.Send(stay.Item, new WorkCommand.TellPosition(stay.Id, stay.Number, position, First: !stay.PositionTold)
        {
            SaysPosition = rules.Position && position <= stay.LastPosition,
            Seconds = spoken <= stay.LastSpoken ? spoken : null,
            OffersCallback = stay.CallbackOffered,
            OffersAnswer = rules.Answers && stay is { Item.Answer: not null, AnswerHeard: false },
            Text = rules.Texts.GetValueOrDefault(stay.Item.Language),
        });
        stay.LastPosition = Math.Min(stay.LastPosition, position);
        stay.LastSpoken = Math.Min(stay.LastSpoken, spoken ?? int.MaxValue);
        stay.PositionTold = true;
        TellLater(stay, every);
    }

    private bool OffersCallback(Stay stay, WaitForecast? foreseen) => stay is { Item.CallbackAfter: { } after, ServedBy: null }
        && (loop.Facts.Now - stay.QueuedAt >= after || foreseen?.Mean >= after.TotalSeconds);

    private void TellLater(Stay stay, int every)
    {
        stay.NextPosition?.Cancel();
        stay.NextPosition = every > 0 ? loop.Deadlines.Set(TimeSpan.FromSeconds(every), () => Tell(stay, every)) : null;
    }
}
