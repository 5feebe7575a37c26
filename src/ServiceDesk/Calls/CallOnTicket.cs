using System.Globalization;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk.Calls;

/// <summary>What a call leaves on its ticket: pure, from the call's facts to the changed ticket and its history lines.</summary>
internal static class CallOnTicket
{
    public const string EndedField = "callEnded";
    public const string WrapUpField = "wrapUp";
    public const string QuestionField = "question";
    public const string ScriptField = "script";
    public const string VoicemailField = "voicemail";
    public const string SelfService = "self-service";
    private const int LongestSubject = 120;

    /// <summary>
    /// The subject from what was asked, a line for each question and one for the call's end. A call that opened the ticket and was answered
    /// by the machine leaves it handled; an agent who talked owns a ticket that was nobody's. A caller who gave up leaves it open.
    /// </summary>
    public static (Ticket After, IReadOnlyList<TicketEvent> History) Ended(
        Ticket ticket, CallSummary summary, DateTimeOffset now)
    {
        var call = summary.Arrived!.CallId;
        var lines = new List<TicketEvent>();
        lines.AddRange(summary.Questions.Select(question =>
            new TicketEvent(0, ticket.Id, question.At, CallLinking.System, QuestionField, null, Outcome(question), question.Heard, call)));
        var after = ticket with { Subject = Subject(ticket, summary) };
        if (summary is { SelfServed: true, Ticket.Opened: true } && TicketStates.TryMove(ticket.State, TicketState.Handled))
        {
            lines.Add(State(ticket, TicketState.Handled, SelfService, call, now));
            after = after with { State = TicketState.Handled };
        }
        else if (summary.Agent is { } agent)
        {
            after = Own(after, agent, call, now, lines);
        }

        if (summary.Voicemail is { } message)
        {
            var seconds = string.Create(CultureInfo.InvariantCulture, $"{message.Seconds:F0} s");
            lines.Add(new TicketEvent(0, ticket.Id, message.At, CallLinking.System, VoicemailField, null, message.Queue, seconds, call));
            after = after with { Department = after.Department ?? message.Queue };
        }

        lines.Add(new TicketEvent(
            0, ticket.Id, now, CallLinking.System, EndedField, null, EnumWords.Of(summary.Ended!.End.Result), Describe(summary), call));
        return (after, lines);
    }

    /// <summary>The agent's note and disposition.</summary>
    public static (Ticket After, IReadOnlyList<TicketEvent> History) WrappedUp(Ticket ticket, WrapUpCompleted fact)
    {
        var disposition = Cut(Blanks.Trim(fact.Disposition), TicketLimits.Name);
        var lines = new List<TicketEvent>();
        var after = Own(ticket, fact.Agent, fact.CallId, fact.At, lines) with { Disposition = disposition ?? ticket.Disposition };
        lines.Add(new TicketEvent(0, ticket.Id, fact.At, fact.Agent, WrapUpField, null, disposition,
            Cut(Blanks.Trim(fact.Note), TicketLimits.Text), fact.CallId));
        return (after, lines);
    }

    /// <summary>What the agent wrote down by the script.</summary>
    public static (Ticket After, IReadOnlyList<TicketEvent> History) Answered(Ticket ticket, ScriptAnswered fact) =>
        (ticket, [new TicketEvent(0, ticket.Id, fact.At, fact.Agent, ScriptField, null, fact.Queue, Cut(string.Join('\n', fact.Answers), TicketLimits.Text), fact.CallId)]);

    private static Ticket Own(Ticket ticket, string agent, CallId call, DateTimeOffset now, List<TicketEvent> lines)
    {
        if (ticket.State != TicketState.New || ticket.Owner is not null)
        {
            return ticket;
        }

        lines.Add(State(ticket, TicketState.Assigned, CallLinking.System, call, now));
        lines.Add(new TicketEvent(0, ticket.Id, now, CallLinking.System, "owner", null, agent, null, call));
        return ticket with { State = TicketState.Assigned, Owner = agent };
    }

    private static TicketEvent State(Ticket ticket, TicketState to, string by, CallId call, DateTimeOffset now) =>
        new(0, ticket.Id, now, by, TicketChanges.StateField, EnumWords.Of(ticket.State), EnumWords.Of(to), null, call);

    // Only the name that the ticket got at the call's arrival is replaced, never one that somebody chose.
    private static string Subject(Ticket ticket, CallSummary summary)
    {
        if (ticket.Subject != CallLinking.SubjectOf(summary.Arrived!.Direction, summary.Arrived.RemoteNumber, summary.Arrived.CallerName))
        {
            return ticket.Subject;
        }

        var asked = summary.Questions.Select(question => Blanks.Trim(question.Heard)).LastOrDefault(heard => heard is not null);
        return (asked, summary.Choice) switch
        {
            ({ } text, _) => Cut(char.ToUpperInvariant(text[0]) + text[1..], LongestSubject)!,
            (null, { } choice) => Cut(InWords(choice.Choice), LongestSubject)!,
            _ => ticket.Subject,
        };
    }

    // "new-contract" is a name in a flow; people read "New contract".
    private static string InWords(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Outcome(QuestionAsked question) => question.Article is { } article
        ? string.Create(CultureInfo.InvariantCulture, $"{EnumWords.Of(question.Outcome)} {article} v{question.Version ?? 0}")
        : EnumWords.Of(question.Outcome);

    private static string Describe(CallSummary summary)
    {
        var parts = new List<string> { EnumWords.Of(summary.Ended!.End.Reason) };
        if (summary.Agent is { } agent)
        {
            parts.Add($"talked with {agent}");
        }

        if (summary.Abandoned is { } left)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"gave up after {left.WaitedMs / 1000} s in {left.Queue}"));
        }

        if (summary.Recording is { } file)
        {
            parts.Add($"recording {file}");
        }

        return string.Join("; ", parts);
    }

    private static string? Cut(string? text, int limit) => text?.Length > limit ? text[..(limit - 1)] + "…" : text;
}
