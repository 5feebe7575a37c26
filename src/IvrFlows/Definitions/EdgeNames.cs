namespace CallCenter.IvrFlows.Definitions;

/// <summary>Names of edges that several kinds of step have.</summary>
internal static class EdgeNames
{
    public const string Done = "done";
    public const string Agent = "agent";
    public const string NoInput = "noInput";
    public const string NoMatch = "noMatch";
    public const string NoSpeech = "noSpeech";
    public const string Helped = "helped";
    public const string NotHelped = "notHelped";
    public const string Unknown = "unknown";
    public const string Unjudged = "unjudged";
    public const string Empty = "empty";
    public const string TimedOut = "timedOut";
    public const string Unavailable = "unavailable";
    public const string Served = "served";
    public const string Failed = "failed";
    public const string Else = "else";
}
