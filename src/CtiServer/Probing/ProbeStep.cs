namespace CallCenter.CtiServer.Probing;

/// <summary>One thing that a probing caller does or expects.</summary>
internal abstract record ProbeStep
{
    private ProbeStep()
    {
    }

    /// <summary>As it stands in reports.</summary>
    public string Words => this switch
    {
        Hear hear => $"hear \"{hear.Text}\"",
        Say say => $"say \"{say.Text}\"",
        Press press => $"press {press.Keys}",
        Wait wait => $"wait {wait.Time.TotalSeconds:0} s",
        _ => "ends",
    };

    /// <summary>The other side is to say these words.</summary>
    /// <param name="Within">all of it.</param>
    /// <param name="Begins">the longest silence before it begins.</param>
    /// <param name="Share">0..1 of the words that must be heard.</param>
    public sealed record Hear(string Text, TimeSpan Within, TimeSpan Begins, double Share) : ProbeStep;

    public sealed record Say(string Text) : ProbeStep;

    public sealed record Press(string Keys) : ProbeStep;

    public sealed record Wait(TimeSpan Time) : ProbeStep;

    /// <summary>The other side is to hang up.</summary>
    public sealed record Ends(TimeSpan Within) : ProbeStep;
}
