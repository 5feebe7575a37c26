namespace CallCenter.CallModel.Mail;

/// <summary>A letter to be filled in.</summary>
/// <param name="Name">lower-case letters, digits, dash; the same letter has it in each language.</param>
/// <param name="Language">en or zh.</param>
/// <param name="Subject">with placeholders, as the body: {name}, {ticket} and the others of <see cref="MailWords"/>.</param>
/// <param name="Version">counts its changes.</param>
public sealed record MailTemplate(string Name, string Language, string Subject, string Body, int Version = 1);
