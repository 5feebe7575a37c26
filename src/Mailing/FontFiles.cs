using PdfSharp.Fonts;

namespace CallCenter.Mailing;

/// <summary>The fonts of paper, as Debian installs them: one for Latin, Greek and Cyrillic, one for Chinese.</summary>
internal sealed class FontFiles : IFontResolver
{
    public const string Latin = "latin";
    public const string Han = "han";

    private const string Bold = "latin-bold";

    private static readonly Dictionary<string, string> Files = new()
    {
        [Latin] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", [Bold] = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
        [Han] = "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    };

    /// <summary>Null: all are there.</summary>
    public static string? Trouble => Files.Values.FirstOrDefault(file => !File.Exists(file)) is { } missing
        ? $"{missing} is missing (Debian: fonts-dejavu-core, fonts-droid-fallback)"
        : null;

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Files[faceName]);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Han ? new FontResolverInfo(Han, isBold, isItalic) : new FontResolverInfo(isBold ? Bold : Latin);
}
