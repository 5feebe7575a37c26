namespace CallCenter.Speech.Native;

/// <summary>What must lie in a Vosk model directory before the library may see it; with parts missing it crashes later.</summary>
internal static class VoskFiles
{
    private static readonly string[] Always =
    [
        Path.Combine("am", "final.mdl"),
        Path.Combine("conf", "model.conf"),
        Path.Combine("conf", "mfcc.conf"),
        Path.Combine("graph", "phones", "word_boundary.int"),
    ];

    private static readonly string[] Lookahead =
    [
        Path.Combine("graph", "HCLr.fst"),
        Path.Combine("graph", "Gr.fst"),
        Path.Combine("graph", "disambig_tid.int"),
    ];

    private static readonly string[] Static = [Path.Combine("graph", "HCLG.fst")];

    /// <summary>Path of the first file that is missing or empty, or null when the directory looks whole.</summary>
    public static string? Missing(string directory)
    {
        var graph = HasLookahead(directory) || !File.Exists(Path.Combine(directory, Static[0])) ? Lookahead : Static;
        return Always.Concat(graph).Select(file => Path.Combine(directory, file)).FirstOrDefault(IsMissing);
    }

    /// <summary>Only these models take a grammar; the others would ignore it.</summary>
    public static bool HasLookahead(string directory) => File.Exists(Path.Combine(directory, Lookahead[0]));

    private static bool IsMissing(string path) => new FileInfo(path) is not { Exists: true, Length: > 0 };
}
