using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Mail;

/// <summary>Makes pages of paper (PDF). Implemented by Mailing.</summary>
public interface IPrinter
{
    /// <summary>Why nothing can be printed (no font); null = it can.</summary>
    string? Trouble { get; }

    byte[] Print(Ticket ticket, Customer? customer, IReadOnlyList<TicketEvent> history, string language);

    /// <param name="paragraphs">the text under the title.</param>
    byte[] Print(string title, IReadOnlyList<string> paragraphs);

    /// <summary>A table across the page; what is too wide goes on below, with the first columns again.</summary>
    /// <param name="rows">the first one is the heading, the last one the total.</param>
    /// <param name="heads">how many columns say what a row is of.</param>
    byte[] Print(string title, IReadOnlyList<IReadOnlyList<string>> rows, int heads);
}
