using System.Globalization;
using CallCenter.CallModel.Dialing;
using CallCenter.CallModel.Facts;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Times;

namespace CallCenter.CallModel.Queues;

/// <summary>What is wrong with a queue's rules; fields are named by their path, for instance rules.skills.0.level.</summary>
public static class QueueRulesCheck
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;
    private const int MostEntries = 20;
    private const int MostAgents = 200;
    private const int MostHolidays = 200;
    private const int LongestText = 500;
    private const int LongestName = 32;
    private const int LongestKey = 100;

    /// <param name="queue">whose rules they are: it cannot overflow into itself.</param>
    /// <param name="queues">all that there are.</param>
    public static IReadOnlyList<FieldFault> Faults(string queue, QueueRules rules, IReadOnlyCollection<string> queues) => Check.All(
    [
        Check.Most("rules.classes", rules.Classes.Count, ClassRule.All.Count),
        Check.Most("rules.skills", rules.Skills.Count, MostEntries),
        Check.Most("rules.groups", rules.Groups.Count, MostEntries),
        Check.Most("rules.overflow", rules.Overflow.Count, MostEntries),
        Check.Range("rules.parkSeconds", rules.ParkSeconds, 10, Hour),
        Check.Range("rules.lastAgentSeconds", rules.LastAgentSeconds, 0, Hour, "is only preferred"),
        Check.Range("rules.maxLength", rules.MaxLength, 0, 10_000, "no limit"),
        .. rules.Classes.SelectMany((rule, i) => Class($"rules.classes.{Text(i)}", rule)),
        .. rules.Skills.SelectMany((rule, i) => Skill($"rules.skills.{Text(i)}", rule)),
        .. rules.Groups.SelectMany((group, i) => Group($"rules.groups.{Text(i)}", group)),
        .. rules.Overflow.SelectMany((rule, i) => Overflow($"rules.overflow.{Text(i)}", rule, queue, queues)),
        .. rules.Hours is { } hours ? Hours(hours) : [],
        Check.Range("rules.voicemail.maxSeconds", rules.Voicemail.MaxSeconds, 5, 600),
        .. Texts("rules.voicemail.greetings", rules.Voicemail.Greetings),
        .. Texts("rules.announcements.texts", rules.Announcements.Texts),
        Check.Longest("rules.announcements.article", rules.Announcements.Article, LongestKey),
        .. Company(rules.Company),
        ScriptRules.Fault(rules.Script, "rules.script"),
    ]);

    private static IEnumerable<FieldFault?> Company(CompanyRule rule) =>
    [
        Address("rules.company.url", rule.Url) ?? (rule.Url is { } url && CompanyUrl.Unknown(url) is { } name
            ? FieldFault.Unknown("rules.company.url", $"placeholder {{{name}}}") : null),
        Address("rules.company.webhook", rule.Webhook) ?? (rule.Webhook?.Contains('{') == true ? FieldFault.Unknown("rules.company.webhook", "placeholder") : null),
    ];

    private static FieldFault? Address(string at, string? url) => Check.Longest(at, url, CompanyUrl.Longest)
        ?? (url is null || CompanyUrl.IsSound(url) ? null : new FieldFault(at, FaultCode.NotUrl, "must be an address with http:// or https:// and its host written out"));

    private static IEnumerable<FieldFault?> Class(string at, ClassRule rule) =>
    [
        Check.OneOf($"{at}.class", rule.Class, [.. ClassRule.All]),
        Check.Range($"{at}.weight", rule.Weight, 1, 100),
        Check.Range($"{at}.targetSeconds", rule.TargetSeconds, 1, Hour),
    ];

    private static IEnumerable<FieldFault?> Skill(string at, SkillRule rule) =>
    [
        Check.Length($"{at}.skill", rule.Skill?.Trim() ?? "", 1, LongestName),
        Check.Range($"{at}.level", rule.Level, 1, 10),
        Check.Most($"{at}.steps", rule.Steps.Count, MostEntries),
        .. rule.Steps.SelectMany((step, i) => (FieldFault?[])
        [
            Check.Range($"{at}.steps.{Text(i)}.afterSeconds", step.AfterSeconds, 1, Day),
            Check.Range($"{at}.steps.{Text(i)}.level", step.Level, 0, Math.Max(0, rule.Level - 1), "not needed any more"),
        ]),
    ];

    private static IEnumerable<FieldFault?> Group(string at, AgentGroup group) =>
    [
        group.Agents.Count == 0 ? FieldFault.Missing($"{at}.agents") : Check.Most($"{at}.agents", group.Agents.Count, MostAgents),
        Check.Range($"{at}.afterSeconds", group.AfterSeconds, 0, Day),
    ];

    private static IEnumerable<FieldFault?> Overflow(string at, OverflowRule rule, string queue, IReadOnlyCollection<string> queues)
    {
        var limited = rule.When is OverflowCause.Wait or OverflowCause.Length;
        yield return limited ? Check.Range($"{at}.limit", rule.Limit, 1, rule.When == OverflowCause.Wait ? Day : 10_000) : null;
        if (rule.To == OverflowTarget.Queue)
        {
            yield return rule.Queue is null ? FieldFault.Missing($"{at}.queue")
                : rule.Queue == queue || !queues.Contains(rule.Queue) ? FieldFault.Unknown($"{at}.queue", "other queue") : null;
        }
    }

    private static IEnumerable<FieldFault?> Hours(OpeningTimes hours)
    {
        var trial = new WeeklyHours();
        yield return ZoneNames.Find(hours.Zone) is not null ? null : FieldFault.Unknown("rules.hours.zone", "time zone");
        yield return Check.Most("rules.hours.open", hours.Open.Count, MostEntries);
        yield return Check.Most("rules.hours.holidays", hours.Holidays.Count, MostHolidays);
        foreach (var (span, i) in hours.Open.Select((span, i) => (span, i)))
        {
            yield return trial.TryAdd(span.Days ?? "", span.Hours ?? "") ? null
                : new FieldFault($"rules.hours.open.{Text(i)}.hours", FaultCode.Malformed, "must look like mon-fri and 08:00-18:00");
        }

        yield return hours.Holidays.FirstOrDefault(day => !trial.TryAddHoliday(day ?? "")) is { } bad
            ? new FieldFault("rules.hours.holidays", FaultCode.Malformed, $"'{bad}' must be yyyy-MM-dd or MM-dd") : null;
    }

    private static IEnumerable<FieldFault?> Texts(string at, IReadOnlyDictionary<string, string> texts) => texts.SelectMany(text => (FieldFault?[])
        [Check.OneOf(at, text.Key, "en", "zh"), Check.Longest($"{at}.{text.Key}", text.Value, LongestText)]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
