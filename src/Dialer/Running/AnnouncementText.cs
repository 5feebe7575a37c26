using System.Text.RegularExpressions;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Running;

/// <summary>
/// The words of an announcement. Who calls, the number to call back and the key that ends it for good are said whatever the campaign's own message
/// says.
/// </summary>
internal static partial class AnnouncementText
{
    public static string Of(Campaign campaign, Lead lead, PolicyPack policy, NumberingPlan numbers)
    {
        var (message, number) = (Filled(campaign.Message ?? "", lead), numbers.Display(campaign.CallerNumber));
        return campaign.Language == "zh"
            ? $"您好，这里是{campaign.Seller}，电话{number}。{message} 如不希望再接到来电，请按{policy.OptOutKey}。"
            : $"This is {campaign.Seller}, {number}. {message} To be called no more, press {policy.OptOutKey}.";
    }

    public static string Goodbye(string language) => language == "zh" ? "谢谢，再见。" : "Thank you. Goodbye.";

    /// <summary>{name}, {number} and the list's columns; what the lead does not have is left out.</summary>
    private static string Filled(string message, Lead lead) => Placeholder().Replace(message, found => found.Groups[1].Value switch
    {
        "name" => lead.Name ?? "",
        "number" => lead.Number,
        var field => lead.Fields.GetValueOrDefault(field, ""),
    });

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
