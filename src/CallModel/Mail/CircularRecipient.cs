namespace CallCenter.CallModel.Mail;

/// <summary>Somebody on the list of a circular.</summary>
/// <param name="Id">cannot be guessed: who knows it may take the address off all circulars.</param>
/// <param name="Address">in lower case, once on each list.</param>
/// <param name="Language">en or zh.</param>
/// <param name="Text">what the list says of this one alone: {text}.</param>
public sealed record CircularRecipient(Guid Id, string Address, string Name = "", string? Company = null, string? Number = null, string Language = "en", string? Text = null);
