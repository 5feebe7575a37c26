namespace CallCenter.Dialer.Detection;

/// <summary>What decided.</summary>
public enum AnswerSign
{
    /// <summary>A short greeting, then silence.</summary>
    ShortGreeting,

    /// <summary>Somebody speaks on for longer than people do who answer.</summary>
    LongGreeting,

    /// <summary>More words than people say who answer.</summary>
    ManyWords,

    /// <summary>One steady tone: the recording begins.</summary>
    Beep,

    /// <summary>Special information tones (ITU-T E.180): no such number, out of order.</summary>
    NetworkTones,

    /// <summary>Nobody spoke.</summary>
    Silence,

    /// <summary>It took too long.</summary>
    NoTimeLeft,
}
