namespace CallCenter.Dialer.Detection;

/// <summary>Who has answered.</summary>
public enum AnswerKind
{
    Person,

    /// <summary>A recording, or the network's announcement that nobody will answer.</summary>
    Machine,

    /// <summary>Not to be told: treated as a person.</summary>
    Unsure,
}
