using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Wiring;
using CallCenter.Speech;
using CallCenter.Speech.Probing;
using CallCenter.Speech.Prompts;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer;

/// <summary>"./run prompts make": speaks the catalogue anew with the product's own voices, after a text was changed.</summary>
internal static class PromptsCommand
{
    public static async Task<int> RunAsync(ServerSettings settings)
    {
        await using var speech = new SpeechService(SpeechWiring.Options(settings), new SelfProbeLauncher(), TimeProvider.System, NullLoggerFactory.Instance);
        await speech.StartAsync(CancellationToken.None);
        var report = await new PromptMaker(speech, settings.PromptsDirectory).MakeAsync();
        foreach (var line in report.Made.Select(made => $"made {made}").Concat(report.Problems.Select(problem => $"error: {problem}")))
        {
            Console.WriteLine(line);
        }

        return report.Problems.Count == 0 ? ExitCode.Ok : ExitCode.CannotStart;
    }
}
