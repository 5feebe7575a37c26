namespace CallCenter.Dialer.Law;

/// <summary>How a country reckons the rate of abandoned calls.</summary>
public enum AbandonmentFormula
{
    /// <summary>Abandoned of all calls that a person answered; machines are left out (16 CFR 310.4(b)(4)(i), 47 CFR 64.1200(a)(7)).</summary>
    Answered,

    /// <summary>
    /// Of the abandoned calls, as many are taken for machines as agents found among the calls that they took (Ofcom, Persistent misuse,
    /// statement of 2015, annex 5).
    /// </summary>
    MachinesShared,
}
