using CallCenter.Benchmarks.Ear;
using CallCenter.Benchmarks.Journaling;
using CallCenter.Benchmarks.Load;
using CallCenter.Benchmarks.Pacing;
using CallCenter.Benchmarks.Sip;

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
    default:
        Console.Error.WriteLine("./bench sip | calls | prompt | start | ear | journal | pacing: measures, and writes benchmarks/results/NAME.md");
        return 64;
}
