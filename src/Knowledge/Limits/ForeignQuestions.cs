using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Limits;

/// <summary>Questions that hardly any company answers, shipped so that limits have a floor: most of them must end with a person.</summary>
internal static class ForeignQuestions
{
    /// <summary>Normalised, each once.</summary>
    public static IReadOnlyList<string> Of(string language)
    {
        var name = LanguageTag.IsChinese(language) ? "foreign.zh.txt" : "foreign.en.txt";
        using var stream = typeof(ForeignQuestions).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Select(line => QuestionText.Normalize(line, language)).Distinct()];
    }
}
