using System.Text.RegularExpressions;

namespace CallCenter.CallModel.Mail;

/// <summary>The placeholders of templates.</summary>
public static partial class MailWords
{
    public const string Name = "name";
    public const string Company = "company";
    public const string Number = "number";
    public const string Ticket = "ticket";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Agent = "agent";
    public const string Queue = "queue";

    /// <summary>What the list of a circular says of each.</summary>
    public const string Text = "text";

    public static readonly IReadOnlyList<string> All = [Name, Company, Number, Ticket, Subject, Description, Agent, Queue, Text];

    /// <summary>Those that the text names and that do not exist.</summary>
    public static IReadOnlyList<string> Unknown(string text) => [.. Placeholder().Matches(text).Select(found => found.Groups[1].Value).Except(All)];

    /// <summary>What has no value is left out.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, found => values.GetValueOrDefault(found.Groups[1].Value, ""));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
