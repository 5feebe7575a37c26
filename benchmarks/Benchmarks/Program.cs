using System.Globalization;
using CallCenter.Benchmarks.Browser;
using CallCenter.Benchmarks.Campaigns;
using CallCenter.Benchmarks.Ear;
using CallCenter.Benchmarks.Fuzzing;
using CallCenter.Benchmarks.Journaling;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Machines;
using CallCenter.Benchmarks.Media;
using CallCenter.Benchmarks.Pacing;
using CallCenter.Benchmarks.Sip;
using CallCenter.Benchmarks.Soaking;
using CallCenter.Benchmarks.Waiting;

switch (args)
{
    case ["sip"]:
        SipRun.Run();
        return 0;
    case ["calls"]:
        await LoadRuns.CallsAsync();
        return 0;
    case ["prompt"]:
        await LoadRuns.PromptsAsync();
        return 0;
    case ["browser"]:
        await BrowserRun.RunAsync();
        return 0;
    case ["srtp"]:
        MediaRuns.Srtp();
        return 0;
    case ["rooms"]:
        MediaRuns.Rooms();
        return 0;
    case ["start"]:
        await StartRun.RunAsync();
        return 0;
    case ["ear"]:
        await EarRun.RunAsync();
        return 0;
    case ["journal"]:
        await JournalRun.RunAsync();
        return 0;
    case ["pacing"]:
        PacingRun.Run();
        return 0;
    case ["estimates"]:
        EstimatesRun.Run();
        return 0;
    case ["machines"]:
        MachinesRun.Run();
        return 0;
    case ["fuzz", .. var rest] when AreNumbers(rest):
        return await FuzzRun.RunAsync(Number(rest, 0, 1_000_000), Number(rest, 1, 1)) ? 0 : 1;
    case ["leads"]:
        await ImportRun.RunAsync();
        return 0;
    case ["campaign", .. var rest] when AreNumbers(rest):
        return await CampaignRun.RunAsync(Number(rest, 0, 10), Number(rest, 1, 0)) ? 0 : 1;
    case ["soak", .. var rest] when AreNumbers(rest):
        return await SoakRun.RunAsync(Number(rest, 0, 60), Number(rest, 1, 100)) ? 0 : 1;
    default:
        Console.Error.WriteLine("./bench sip | calls | prompt | srtp | rooms | browser | start | ear | journal | pacing | estimates | machines | leads | campaign [MINUTES] [KILLS] | fuzz [INPUTS] [SEED] | soak [MINUTES] [CALLS]: measures, and writes benchmarks/results/NAME.md");
        return 64;
}

static bool AreNumbers(string[] words) => words.Length <= 2 && words.All(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0);

static int Number(string[] words, int at, int unlessGiven) => at < words.Length ? int.Parse(words[at], CultureInfo.InvariantCulture) : unlessGiven;
