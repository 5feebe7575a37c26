using System.Globalization;
using CallCenter.CallModel.Yaml;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Wiring;
using CallCenter.Speech;
using CallCenter.Speech.Probing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Probing;

/// <summary>"./run probe FILE": calls a number as a customer would and checks what the menu says (docs/operating.md). 0 when all of it is as written.</summary>
internal static class ProbeCommand
{
    public static async Task<int> RunAsync(string file, ServerSettings settings, TextWriter output, TextWriter errors)
    {
        var found = new FileErrors(file);
        if (!File.Exists(file))
        {
            found.Add(1, "there is no such file");
        }

        var script = found.Any ? null : ProbeScript.Read(await File.ReadAllTextAsync(file), found);
        if (script?.ByTrunk == true)
        {
            found.Add(1, "a call by trunk is made by the server itself: page \"Probes\"");
        }

        if (found.Any || script is null)
        {
            foreach (var error in found.All)
            {
                await errors.WriteLineAsync(error.ToString());
            }

            return ExitCode.BadSettings;
        }

        await using var speech = new SpeechService(SpeechWiring.Options(settings), new SelfProbeLauncher(), TimeProvider.System, NullLoggerFactory.Instance);
        await speech.StartAsync(CancellationToken.None);
        if (speech.Recognition.WhyNoAsr(script.Language) is { } deaf && script.Steps.OfType<ProbeStep.Hear>().Any())
        {
            await errors.WriteLineAsync($"error: nothing can be understood in {script.Language}: {deaf}");
            return ExitCode.CannotStart;
        }

        var results = await new ProbeCaller(speech.Recognition, speech.Voices).RunAsync(script);
        foreach (var result in results)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(result.IsGood ? "ok    " : "FAILED")} {result.Took.TotalSeconds,6:0.0} s  {result.Step.Words}  {result.Seen}"));
        }

        var good = results.Count == script.Steps.Count && results.All(r => r.IsGood);
        await output.WriteLineAsync($"{script.Name}: {(good ? "as it should be" : "not as it should be")}");
        return good ? ExitCode.Ok : ExitCode.NotAsItShouldBe;
    }
}
