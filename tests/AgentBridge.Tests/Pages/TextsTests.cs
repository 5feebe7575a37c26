using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CallCenter.AgentBridge.Tests.Pages;

/// <summary>The pages' two dictionaries hold the same.</summary>
internal sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> English = Read("en");
    private static readonly Dictionary<string, string> Chinese = Read("zh");

    [Test]
    public void Keys_AreTheSame() => Assert.That(Chinese.Keys, Is.EquivalentTo(English.Keys));

    [Test]
    public void Texts_AreFilledAndHaveTheSamePlaceholders()
    {
        var wrong = English.Where(e => e.Value.Length == 0 || Chinese[e.Key].Length == 0 || Places(e.Value) != Places(Chinese[e.Key])).Select(e => e.Key);
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Words_OfTheServersEnums_HaveTexts()
    {
        var wanted = new[]
        {
            Keys<AgentState>("state"), Keys<TicketState>("ticketState"), Keys<TicketState>("ticketMove"), Keys<TicketType>("ticketType"),
            Keys<TicketPriority>("priority"), Keys<TicketSource>("source"), Keys<CallResult>("result"), Keys<EndReason>("endReason"),
            Keys<KnowledgeDecision>("decision"), Keys<CallDirection>("direction"), Keys<OfferResult>("offerResult"), Keys<QueueLeaving>("queueLeaving"),
            Keys<PartState>("partState"), Keys<HealthCode>("health"), Keys<FaultCode>("fault"), FactTypes().SelectMany(EventKeys), Keys<DialedNumberSource>("dialedNumber"),
            Keys<TrunkErrorKind>("trunkError"), Keys<TrailKind>("trail"),
            Keys<SaidKind>("saidKind"), Keys<OverflowCause>("overflowCause"), Keys<OverflowTarget>("overflowTarget"), Keys<CallbackState>("callbackState"), Keys<CallbackEnd>("callbackEnd"),
            Keys<DialBar>("dialBar"), Keys<DialResult>("dialResult"), Keys<PacingMode>("pacing"), Keys<PacingMode>("pacingHint"), Keys<PacingReason>("pacingReason"),
            Keys<LeadState>("leadState"), Keys<CampaignState>("campaignState"), Keys<ReportName>("reportName"), Keys<ServiceLevelFormula>("slFormula"), Keys<TargetFigure>("figure"), Keys<DeskError>("error").Where(k => k != "error.none"), NotReadyReason.ByAgent.Select(r => $"reason.{r}"),
        }.SelectMany(k => k);
        Assert.That(wanted.Except(English.Keys), Is.Empty);
    }

    [Test]
    public void PartsOfTheServer_HaveNames()
    {
        var parts = Directory.EnumerateFiles(Path.Combine(Sources(), ".."), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => HealthPart().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.That(parts, Has.Count.GreaterThan(8));
        Assert.That(parts.Select(part => $"part.{part}").Except(English.Keys), Is.Empty);
    }

    private static IEnumerable<string> FactTypes() => typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
        .Select(known => (string)((JsonDerivedTypeAttribute)known).TypeDiscriminator!);

    /// <summary>The sentences that the pages have for a fact (calls/events.ts).</summary>
    private static string[] EventKeys(string type) => type switch
    {
        "answerJudged" => ["event.helped", "event.notHelped"],
        "ticket" => ["event.ticketOpened", "event.ticketJoined"],
        "unparked" => [.. Keys<ParkEnd>("event.unparked")],
        _ => [$"event.{type}"],
    };

    private static IEnumerable<string> Keys<T>(string group)
        where T : struct, Enum => Enum.GetNames<T>().Select(n => $"{group}.{JsonNamingPolicy.CamelCase.ConvertName(n)}");

    private static string Places(string text) => string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Sources(), "web", "src", "i18n", $"{language}.json")))!;

    private static string Sources([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "AgentBridge");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    /// <summary>Where a part names itself, or a reader of the journal is named.</summary>
    [GeneratedRegex("(?:new PartHealth\\(|AddJournalReader<\\w+>\\(|new JournalFollower\\()\"(\\w+)\"")]
    private static partial Regex HealthPart();
}
