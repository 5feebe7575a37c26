namespace CallCenter.CallModel.Mail;

/// <summary>Somebody who wants no circulars.</summary>
/// <param name="Address">in lower case.</param>
/// <param name="By">the user who wrote it down; <see cref="Themselves"/> = by the link in a letter.</param>
public sealed record OptOut(string Address, DateTimeOffset At, string By)
{
    public const string Themselves = "link";
}
