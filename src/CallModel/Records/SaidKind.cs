namespace CallCenter.CallModel.Records;

/// <summary>What a text is.</summary>
public enum SaidKind
{
    /// <summary>A caller's question, as it was heard, with the article that was given for it.</summary>
    Question,
    /// <summary>A caller's words in a menu.</summary>
    Choice,
    /// <summary>What an agent noted about the call.</summary>
    Note,
    /// <summary>What an agent wrote down by the script of a queue or a campaign.</summary>
    Answer,
    /// <summary>What somebody noted on a ticket.</summary>
    TicketNote,
}
