using CallCenter.Speech.Measure;
using CallCenter.Speech.Probing;

if (SpeechProbe.TryRun(args, out var exitCode))
{
    return exitCode;
}

switch (args)
{
    case ["company", var folder, var output]:
        await Trials.CompanyAsync(folder, output);
        return 0;
    case ["list", var list, var output]:
        await Trials.ListAsync(list, output);
        return 0;
    case ["prompts"]:
        await Trials.MakePromptsAsync();
        return 0;
    default:
        Console.Error.WriteLine("""
            From the repository's root:
              company FOLDER OUT.tsv   the recorded callers of FOLDER/callers.csv (file, article, text) under FOLDER/speech
              list LIST.tsv OUT.tsv    texts (label, text) spoken by flite and espeak-ng
              prompts                  makes the WAVs of prompts/ that are missing or outdated
            Each is heard clean and with noise at 15 dB; OUT.tsv gets what was heard.
            """);
        return 64;
}
