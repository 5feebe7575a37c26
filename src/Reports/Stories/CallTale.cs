namespace CallCenter.Reports.Stories;

/// <summary>What reports count of one call as a whole. Counted at its arrival.</summary>
internal sealed class CallTale(CallArrived arrived)
{
    public CallId Id { get; } = arrived.CallId;

    public DateTimeOffset ArrivedAt { get; } = arrived.At;

    public CallDirection Direction { get; } = arrived.Direction;

    /// <summary>The dialed number.</summary>
    public string Number { get; } = arrived.To;

    public Guid? Campaign { get; } = arrived.Campaign;

    public SelfService SelfService { get; } = new();

    /// <summary>The first queue that it came into; null = none.</summary>
    public string? Queue { get; set; }

    /// <summary>The agent who had it last.</summary>
    public string? Agent { get; set; }

    public bool Ended { get; set; }

    public int Questions { get; set; }

    /// <summary>Questions that were answered with an approved text.</summary>
    public int Spoken { get; set; }

    public int Helped { get; set; }

    public int NotHelped { get; set; }

    /// <summary>Choices in menus by key and by voice, and the turns that nothing could be made of.</summary>
    public int Pressed { get; set; }

    public int Said { get; set; }

    public int NotUnderstood { get; set; }

    public bool KeypadOnly { get; set; }
}
